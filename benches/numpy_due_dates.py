"""What a user would reach for instead of the calendar: numpy.busday_offset with the published holidays.

usage: numpy_due_dates.py COUNT
numpy knows holidays but no make-up working days, so its dates are wrong around them; it is a yardstick of speed only.
"""
import json
import pathlib
import sys

import numpy as np

count = int(sys.argv[1])
notices = pathlib.Path(__file__).parent.parent / "core/calendar/data"
holidays = [
    day["date"] for path in sorted(notices.glob("*.json")) for day in json.loads(path.read_text())["days"] if day["isOffDay"]
]
calendar = np.busdaycalendar(holidays=np.array(holidays, dtype="datetime64[D]"))
checksum = 0
batch = 1_000_000
first = np.datetime64("2010-01-01")
for start in range(0, count, batch):
    index = np.arange(start, min(start + batch, count))
    days = first + (index % 5800).astype("timedelta64[D]")
    days = np.busday_offset(days, 0, roll="backward", busdaycal=calendar)
    due = np.busday_offset(days, index % 20 + 1, busdaycal=calendar)
    checksum += int((due - first).astype(int).sum())
print(f"{count} due dates, checksum {checksum}", file=sys.stderr)

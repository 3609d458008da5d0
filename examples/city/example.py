"""The made-up half of the example city: everything that the traces do not hold.

Units, projects, disks, prices, payers and attributes are invented for the example; no real organisation is meant.
`make.py` joins them with the real half (cores, memory, resizes, power-offs, utilization).
"""

CONTRACT_START = "2026-06-02"
SIZED_AT = "2027-06-01"

# unit_id -> name. All fictitious.
UNITS = {
    "unit-01": "示例市行政审批局",
    "unit-02": "示例市教育局",
    "unit-03": "示例市人力资源局",
    "unit-04": "示例市卫生健康局",
    "unit-05": "示例市住房建设局",
    "unit-06": "示例市交通运输局",
    "unit-07": "示例市自然资源局",
    "unit-08": "示例市应急管理局",
    "unit-09": "示例市公共资源交易中心",
    "unit-10": "示例市中心医院",
    "unit-11": "示例县政务服务局",
    "unit-12": "示例职业技术学院",
}

# project_id (also the information system) -> (unit_id, machines of the trace, architecture).
PROJECTS = {
    "prj-licence": ("unit-01", ["vm-0014", "vm-0175", "vm-0206", "vm-0212"], "x86"),
    "prj-desk": ("unit-01", ["ec2-24ae8d", "ec2-c6585a"], "x86"),
    "prj-school": ("unit-02", ["vm-0124", "vm-0127", "vm-0145", "vm-0146", "vm-0156"], "x86"),
    "prj-jobs": ("unit-03", ["vm-0055", "vm-0067", "vm-0073", "vm-0077", "vm-0081"], "x86"),
    "prj-health": ("unit-04", ["vm-0041", "vm-0048", "vm-0049", "vm-0051", "vm-0052"], "x86"),
    "prj-housing": ("unit-05", ["vm-0094", "vm-0106", "vm-0204", "ec2-53ea38"], "x86"),
    "prj-bus": ("unit-06", ["vm-0029", "vm-0167", "vm-0168", "ec2-fe7f93"], "x86"),
    "prj-land": ("unit-07", ["vm-0218", "vm-0230", "vm-0275"], "xinchuang"),
    "prj-rescue": ("unit-08", ["vm-0295", "vm-0319", "vm-0390"], "x86"),
    "prj-tender": ("unit-09", ["vm-0352", "vm-0360", "vm-0362"], "x86"),
    "prj-ward": ("unit-10", ["vm-0232", "vm-0234", "rds-cc0c53"], "x86"),
    "prj-booking": ("unit-10", ["ec2-5f5533", "ec2-ac20cd"], "x86"),
    "prj-county": ("unit-11", ["vm-0383", "vm-0410", "vm-0419"], "xinchuang"),
    "prj-campus": ("unit-12", ["vm-0436", "vm-0448", "vm-0449", "vm-f001"], "x86"),
}

# The CloudWatch series say nothing about size: (vCPU, memory GB, first day, first formal day or the same day).
CLOUDWATCH = {
    "ec2-24ae8d": (2, 4, "2026-12-14", "2027-02-14"),
    "ec2-c6585a": (2, 4, "2027-02-02", "2027-04-02"),
    "ec2-53ea38": (2, 8, "2026-11-16", "2026-12-16"),
    "ec2-fe7f93": (4, 8, "2026-11-16", "2026-12-16"),
    "ec2-5f5533": (4, 16, "2026-06-02", "2026-06-02"),
    "ec2-ac20cd": (4, 16, "2026-06-02", "2026-06-02"),
    "rds-cc0c53": (8, 32, "2026-06-02", "2026-06-02"),
}

# Machines of the trace that first run as a test: days of test before the formal lease.
TESTED = {"vm-0206": 31, "vm-0212": 31}

# Handed back after they had stopped: the lease ends on this day, and the machine is no longer there to be sized.
HANDED_BACK = {"vm-0052": "2026-10-10"}

# The data disk of this machine is exchanged on this day: disk.ssd of the same size instead of disk.efficient.
DISK_EXCHANGED = {"vm-0077": "2026-11-20"}

# Attributes that no trace holds.
STOPPED_BY = {"vm-0041": "security"}
UNCLAIMED = {"vm-0014"}
EXEMPT = {"vm-0106": "standby", "vm-0234": "cluster"}

# Vulnerability scans, counted per service: (project, day); one piece for each machine that is there.
SCANS = [
    ("prj-health", "2026-07-15"), ("prj-health", "2026-10-15"), ("prj-health", "2027-01-15"), ("prj-health", "2027-04-15"),
    ("prj-ward", "2026-09-08"), ("prj-ward", "2027-03-09"), ("prj-tender", "2026-12-01"), ("prj-tender", "2026-12-02"),
    ("prj-county", "2027-05-18"),
]

# Demonstration prices (演示价), from no contract and no price list: item, from, unit_price, per, proration.
PRICES = [
    ("vcpu.x86", "2026-06-02", "46.00", "month", "actual_days"),
    ("vcpu.x86", "2027-01-16", "43.70", "month", "actual_days"),
    ("vcpu.xinchuang", "2026-06-02", "58.00", "month", "actual_days"),
    ("memory.x86", "2026-06-02", "23.50", "month", "actual_days"),
    ("memory.xinchuang", "2026-06-02", "29.80", "month", "actual_days"),
    ("disk.ssd", "2026-06-02", "0.85", "month", "actual_days"),
    ("disk.efficient", "2026-06-02", "0.425", "month", "actual_days"),
    ("scan.vulnerability", "2026-06-02", "260.00", "each", ""),
]

# The trading centre becomes a fully funded unit in April: its payer changes within a month.
PAYERS = [(unit, CONTRACT_START, "市财政") for unit in list(UNITS)[:8]] + [
    ("unit-09", CONTRACT_START, "示例市公共资源交易中心（自付）"),
    ("unit-09", "2027-04-10", "市财政"),
    ("unit-10", CONTRACT_START, "示例市中心医院（自付）"),
    ("unit-11", CONTRACT_START, "示例县财政"),
    ("unit-12", CONTRACT_START, "示例职业技术学院（自付）"),
]


def disks(vcpu):
    """Example sizes of system disk (SSD) and data disk (efficient) in GB; the traces hold throughput only."""
    if vcpu <= 1:
        return 40, 0
    return (100, 200) if vcpu <= 4 else (200, 500)

#!/usr/bin/env python3
"""Makes yunheng-song.otf: the characters of everyday documents out of Noto Serif CJK SC.

Needs fonts-noto-cjk and fonttools. The family is renamed, because a changed font should not pass for the original.
The same input gives the same bytes: the time stamp of the source face is kept.

    python3 make_subset.py /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc yunheng-song.otf
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "Yunheng Song"
FACE = "Noto Serif CJK SC"
# Beyond GB 2312: punctuation, currency, units, arrows and marks that offices use; characters of real names and places.
EXTRA = (
    "·–—•…‰′″※‹›€™℃℉№ℓ←↑→↓↔⇒⇔∀∂∆∏∑−√∞∧∨∩∪∫≈≠≡≤≥⊕⌒"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ■□▲△▼▽◆◇○◎●★☆✓"
    "〇〈〉《》「」『』【】〒〔〕〖〗㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㎎㎏㎜㎝㎞㎡㏄￥￡￠"
    "內㵑䶮𠅤喆堃淼犇鑫垚煜燚珺珮玥玮瑀璟琤旻昉昇晟暐暻曌沄泷浠浛涵湉溦滢潆炘炜焱烜煊燊翀翊芃荟菀蓁蔺薇"
    "郃郗郜鄄鄠邕邳亳浚濮睢杞叶郾襄禹鄢汴漯驿渑郏祎禛禤祾祺赟赪闫闵隗靓顼颀颋飏飖骐骞骢骥骧鹍鹔麒"
)


def characters():
    """ASCII, Latin-1, all of GB 2312, full-width forms and the extra ones."""
    codes = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0xFF01, 0xFF5F))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                codes.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return codes | {ord(character) for character in EXTRA}


def rename(font):
    """Gives the face its own name and keeps copyright and licence."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 7, 11, 13, 14)]
    version = f"{FACE} 2.001 subset"
    for name_id, text in ((1, FAMILY), (2, "Regular"), (3, version), (4, FAMILY), (5, "Version 2.001"), (6, "YunhengSong")):
        names.setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = ["YunhengSong"]
    for attribute in ("FullName", "FamilyName"):
        setattr(top.topDictIndex[0], attribute, FAMILY)


def keep_half_width_of_ascii(font):
    """Half-width forms are wanted for figures and ids; full-width punctuation stays as it was written."""
    cmap = font.getBestCmap()
    ascii_glyphs = {cmap[code] for code in range(0x20, 0x7F)}
    table = font["GSUB"].table
    for feature in table.FeatureList.FeatureRecord:
        if feature.FeatureTag != "hwid":
            continue
        for index in feature.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                part.mapping = {key: value for key, value in part.mapping.items() if key in ascii_glyphs}


def main(source, target):
    """Cuts the face out of the collection, subsets, renames, writes."""
    faces = TTCollection(source, lazy=True).fonts
    font = next(face for face in faces if face["name"].getDebugName(1) == FACE)
    options = subset.Options()
    options.layout_features = ["kern", "locl", "ccmp", "mark", "mkmk", "hwid"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    keep_half_width_of_ascii(font)
    rename(font)
    font.recalcTimestamp = False
    font.flavor = None
    font.save(target)
    print(f"{len(font.getBestCmap())} characters, {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])

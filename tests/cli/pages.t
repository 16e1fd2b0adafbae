# Pages are measured: a layout with a fault is found by what it did.

$ mkdir l && sed 's/left="30mm" right="15mm"/left="35mm" right="15mm"/' $SAMPLES/../layouts/hd36-2018.xml >l/hd36-2018.xml; sed 's|quyết này\.|quyết này, kiểm tra và báo cáo kết quả về Ban Thường vụ Đảng ủy trước ngày 30 tháng 4 năm 2021.|' small.xml >paper.xml; vankien check --layouts=l paper.xml
paper.xml:17:7: error: margins: the text block, left edge: 35mm, HD36-0.3 asks for 30mm (page 1 at 35.0 x 110.9 mm); mend <margins> or <block> in the layout [VK-PAGE-31]
? 1

# As JSON, with the page, the place in millimetres and the rule that asks.

$ vankien check --layouts=l --format=json paper.xml
{"version": 1, "file": "paper.xml", "standard": "hd36-2018", "findings": [
  {"rule": "VK-PAGE-31", "level": "error", "line": 17, "column": 7,
   "message": "margins: the text block, left edge: 35mm, HD36-0.3 asks for 30mm (page 1 at 35.0 x 110.9 mm)", "found": "35mm", "needed": "30mm", "fix": "mend <margins> or <block> in the layout",
   "page": 1, "x": 35.000, "y": 110.911, "by": "HD36-0.3"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}
? 1

# A final paper is refused, and nothing is written.

$ vankien render --layouts=l --final paper.xml -o out.pdf; test -e out.pdf || echo none
paper.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
paper.xml:17:7: error: margins: the text block, left edge: 35mm, HD36-0.3 asks for 30mm (page 1 at 35.0 x 110.9 mm); mend <margins> or <block> in the layout [VK-PAGE-31]
paper.xml:20:3: warning: a signature of a final paper has no name; add <ho-ten> [HD36-7.3]
none

# A copy to look at is not.

$ vankien render --layouts=l paper.xml -o copy.pdf; ls copy.pdf
copy.pdf

# The paper accepts it, by the finding or by the rule that asks.

$ sed 's|  </dau>|<chap-nhan quy-tac="VK-PAGE-31" ly-do="mẫu giấy in sẵn"/>&|' paper.xml >accepted.xml; vankien check --layouts=l accepted.xml; vankien render -q --layouts=l --final accepted.xml -o out.pdf && ls out.pdf
accepted.xml:17:7: error: margins: the text block, left edge: 35mm, HD36-0.3 asks for 30mm (page 1 at 35.0 x 110.9 mm); mend <margins> or <block> in the layout [VK-PAGE-31] (accepted: mẫu giấy in sẵn)
out.pdf

$ sed 's|  </dau>|<chap-nhan quy-tac="HD36-0.3" ly-do="mẫu giấy in sẵn"/>&|' paper.xml >accepted.xml; vankien check --layouts=l accepted.xml
accepted.xml:17:7: error: margins: the text block, left edge: 35mm, HD36-0.3 asks for 30mm (page 1 at 35.0 x 110.9 mm); mend <margins> or <block> in the layout [VK-PAGE-31] (accepted: mẫu giấy in sẵn)

# A layout whose rules have another name is held against those of the paper's day.

$ sed 's/prefix="HD36"/prefix="VP"/; s/body indent="10mm"/body indent="5mm"/' $SAMPLES/../layouts/hd36-2018.xml >l/hd36-2018.xml; vankien check --layouts=l paper.xml
paper.xml:13:10: error: first-line indent: the text: 5mm, HD36-6.2 asks for 10mm (page 1 at 35.0 x 79.2 mm); mend indent of <body> in the layout [VK-PAGE-38]
? 1

# An office's own fonts are told.

$ vankien check --fonts=/usr/share/fonts/truetype/croscore paper.xml
paper.xml:2:1: error: font: the sheet: Arimo, HD36-0.5 asks for Times New Roman / Tinos / Liberation Serif (page 1 at 0.0 x 0.0 mm); use Times New Roman, Tinos or Liberation Serif [VK-PAGE-33]
? 1

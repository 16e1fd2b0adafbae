# No finding, no word.

$ vankien check small.xml

$ vankien check - <small.xml

# A warning is said, and is no failure.

$ sed 's|quyết này\.|&/.|' small.xml >warning.xml; vankien check warning.xml
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]

$ vankien check -q warning.xml

$ vankien check -v warning.xml
vankien: warning.xml: errors 0, warnings 1, style 0 (hd36-2018)
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]

$ vankien check --lang=vi -v warning.xml
vankien: warning.xml: lỗi 0, cảnh báo 1, lưu ý 0 (hd36-2018)
warning.xml:17:66: cảnh báo: nội dung kết thúc bằng "./.", quy định phải là "."; kết thúc bằng "." [HD36-6.5]

# An error is.

$ sed 's/doan>/doanh>/g; s/cap="co-so"/cap="phuong"/' small.xml >error.xml; vankien check error.xml
error.xml:2:49: error: cap cannot be "phuong"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
error.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
? 1

$ vankien check --lang=vi error.xml
error.xml:2:49: lỗi: cap không thể là "phuong"; viết một trong: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: lỗi: không có phần tử <doanh>; có phải là <doan> không? [VK-XML-20]
error.xml:17:7: lỗi: không có phần tử <doanh>; có phải là <doan> không? [VK-XML-20]
? 1

# JSON.

$ vankien check --format=json small.xml
{"version": 1, "file": "small.xml", "standard": "hd36-2018", "findings": [],
 "counts": {"error": 0, "warning": 0, "style": 0}}

$ sed 's/cap="co-so"/cap="phuong"/' small.xml >cap.xml; vankien check --format=json cap.xml
{"version": 1, "file": "cap.xml", "standard": "hd36-2018", "findings": [
  {"rule": "VK-XML-27", "level": "error", "line": 2, "column": 49,
   "message": "cap cannot be \"phuong\"", "found": "phuong", "needed": "chi-bo, co-so, tren-co-so, tinh, trung-uong", "fix": "write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}
? 1

$ vankien check --format=json --lang=vi small.xml warning.xml missing.xml
{"version": 1, "files": [
{"version": 1, "file": "small.xml", "standard": "hd36-2018", "findings": [],
 "counts": {"error": 0, "warning": 0, "style": 0}},
{"version": 1, "file": "warning.xml", "standard": "hd36-2018", "findings": [
  {"rule": "HD36-6.5", "level": "warning", "line": 17, "column": 66,
   "message": "nội dung kết thúc bằng \"./.\", quy định phải là \".\"", "found": "./.", "needed": ".", "fix": "kết thúc bằng \".\""}],
 "counts": {"error": 0, "warning": 1, "style": 0}},
{"version": 1, "file": "missing.xml", "standard": null, "findings": [
  {"rule": "VK-FILE-01", "level": "error", "line": null, "column": null,
   "message": "không đọc được tệp: không có tệp hoặc thư mục này", "found": "No such file or directory", "needed": "", "fix": "kiểm tra tên tệp và quyền đọc"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}]}
? 66

$ vankien check --format=json small.xml error.xml missing.xml | python3 -c 'import json, sys; print([len(f["findings"]) for f in json.load(sys.stdin)["files"]])'
[0, 3, 1]

# The highest status of all files is that of the program.

$ vankien check warning.xml missing.xml error.xml
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
error.xml:2:49: error: cap cannot be "phuong"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
error.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
? 66

# A finding that the document accepts counts no more.

$ sed 's/<\/dau>/<chap-nhan quy-tac="HD36-6.5" ly-do="theo bản chép"\/>&/' warning.xml >accepted.xml; vankien check accepted.xml
accepted.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5] (accepted: theo bản chép)

$ vankien check --format=json accepted.xml
{"version": 1, "file": "accepted.xml", "standard": "hd36-2018", "findings": [
  {"rule": "HD36-6.5", "level": "warning", "line": 17, "column": 66,
   "message": "the body ends with \"./.\", the rule asks for \".\"", "found": "./.", "needed": ".", "fix": "end it with \".\"", "accepted": "theo bản chép"}],
 "counts": {"error": 0, "warning": 0, "style": 0}}

# An accepted error too: nothing at the level of an error is left.

$ (sed '/<than/q' small.xml; echo '<liet-ke kieu="a)">'; yes '<y>ý</y>' | head -n 24; echo '</liet-ke>'; sed '1,/<than/d' small.xml) >label.xml; vankien check label.xml
label.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
? 1

$ sed 's/<\/dau>/<chap-nhan quy-tac="VK-PAGE-02" ly-do="danh sách dài"\/>&/' label.xml >accepted.xml; vankien check accepted.xml
accepted.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02] (accepted: danh sách dài)

# After 1000 findings the rest are only counted.

$ (sed '/<than/q' small.xml; yes '<doanh/>' | head -n 1200; sed '1,/<than/d' small.xml) >many.xml; vankien check many.xml >said; wc -l <said; tail -n 1 said
1001
many.xml: 200 more findings are not shown

$ vankien check many.xml --format=json | grep -c '"rule"'; vankien check many.xml --format=json | tail -n 1
1000
 "counts": {"error": 1200, "warning": 0, "style": 0}}

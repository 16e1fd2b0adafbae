# What must be there.

$ cp "$SAMPLES"/../tests/cli/batch/*.xml .

$ vankien batch
vankien: no FILE is named
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml -o out
vankien: give the data with --data
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml
vankien: give the folder of the reports with -o
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --shard=0/3
vankien: '--shard=0/3': write it as 2/7, the second of seven
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --shard=4/3
vankien: '--shard=4/3': write it as 2/7, the second of seven
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --shard=1/3x
vankien: '--shard=1/3x': write it as 2/7, the second of seven
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --shard=1/3 --merge-journals
vankien: --merge-journals looks at all shards
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --bundle=-
vankien: --bundle needs the name of a file
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --name='{ma'
vankien: '--name={ma': {ma}, {ten} or {nam} is needed, and nothing else in braces
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --name=all
vankien: '--name=all': {ma}, {ten} or {nam} is needed, and nothing else in braces
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=chi-bo.xml -o out --jobs=0
vankien: '--jobs=0': a number from 1 to 256 is needed
vankien: try 'vankien batch --help'
? 64

$ vankien batch mau.xml --data=no.xml -o out
no.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien batch no.xml --data=chi-bo.xml -o out
no.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

# Nothing was written so far.

$ ls out
ls: cannot access 'out': No such file or directory
? 2

# One branch has no number of members: it fails, and the others are made.

$ vankien batch mau.xml --data=chi-bo.xml -o out --name='{nam} {ten}'
vankien: cb02 is not made:
chi-bo.xml:4:57: error: cuoi-ky cannot be "?"; write it like one of: 1300; 1.300; 0,3 [VK-XML-28]
vankien: 2 made, 0 skipped, 1 failed, 0 left
vankien: 1 report failed by its data (VK-XML-28: 1)
? 1

$ ls -A out
2026 Chi bộ Trạm Y tế.pdf
2026 Chi bộ Tổ dân phố 1.pdf
journal.jsonl
summary.csv

$ tr -d '\r' <out/summary.csv
﻿ma;ten;tep;trang-thai;so-trang;loi;canh-bao;ly-do;quy-tac;dong
cb01;Chi bộ Tổ dân phố 1;2026 Chi bộ Tổ dân phố 1.pdf;ok;1;0;0;;;
cb02;Chi bộ Trường Hoà Mỹ;2026 Chi bộ Trường Hoà Mỹ.pdf;failed;;1;0;"cuoi-ky cannot be ""?""";VK-XML-28;4
cb03;Chi bộ Trạm Y tế;2026 Chi bộ Trạm Y tế.pdf;ok;1;0;0;;;

# Once more what failed, in Vietnamese.

$ vankien batch mau.xml --data=chi-bo.xml -o out --name='{nam} {ten}' --only-failed --lang=vi
vankien: cb02 chưa làm được:
chi-bo.xml:4:57: lỗi: cuoi-ky không thể là "?"; viết theo một trong các dạng: 1300; 1.300; 0,3 [VK-XML-28]
vankien: làm xong 0, bỏ qua 0, hỏng 1, còn lại 0
vankien: 1 báo cáo không làm được vì số liệu của nó (VK-XML-28: 1)
? 1

$ sed -i 's/"?"/"22"/' chi-bo.xml; vankien batch mau.xml --data=chi-bo.xml -o out --name='{nam} {ten}' --resume
vankien: 1 made, 2 skipped, 0 failed, 0 left

# What the template does not use is told before the first report.

$ printf '%s\n' 'ma;ten;nam;cuoi-ky;Thừa' 'cb01;A;2026;21;x' 'cb02;B;2026;?;x' >chi-bo.csv; vankien batch mau.xml --data=chi-bo.csv -o columns
chi-bo.csv:1:20: warning: no field of the template prints "Thừa"; look whether its name is right, or leave it out [VK-XML-42]
vankien: cb02 is not made:
chi-bo.csv:3:13: error: cuoi-ky cannot be "?"; write it like one of: 1300; 1.300; 0,3 [VK-XML-28]
vankien: 1 made, 0 skipped, 1 failed, 0 left
vankien: 1 report failed by its data (VK-XML-28: 1)
? 1

# As shards, and merged.

$ for i in 1 2 3; do vankien batch mau.xml --data=chi-bo.xml -o parts --shard=$i/3 -q; done; vankien batch mau.xml --data=chi-bo.xml -o parts --merge-journals; ls -A parts
cb01.pdf
cb02.pdf
cb03.pdf
journal-1-3.jsonl
journal-2-3.jsonl
journal-3-3.jsonl
journal.jsonl
summary-1-3.csv
summary-2-3.csv
summary-3-3.csv
summary.csv

# For programs.

$ vankien batch mau.xml --data=chi-bo.xml -o out --jobs=1 --progress=json -q
{"version": 1, "event": "record", "key": "cb01", "output": "cb01.pdf", "status": "ok", "skipped": false, "counts": {"total": 3, "made": 1, "skipped": 0, "failed": 0, "crashed": 0, "timeout": 0}}
{"version": 1, "event": "record", "key": "cb02", "output": "cb02.pdf", "status": "ok", "skipped": false, "counts": {"total": 3, "made": 2, "skipped": 0, "failed": 0, "crashed": 0, "timeout": 0}}
{"version": 1, "event": "record", "key": "cb03", "output": "cb03.pdf", "status": "ok", "skipped": false, "counts": {"total": 3, "made": 3, "skipped": 0, "failed": 0, "crashed": 0, "timeout": 0}}
{"version": 1, "event": "summary", "stopped": false, "counts": {"total": 3, "made": 3, "skipped": 0, "failed": 0, "crashed": 0, "timeout": 0}, "reasons": {}}

# What is read is not written over.

$ cp chi-bo.xml out/summary.csv; vankien batch mau.xml --data=out/summary.csv -o out
vankien: the output 'out/summary.csv' is the input
vankien: try 'vankien batch --help'
? 64

$ echo x >file; vankien batch mau.xml --data=chi-bo.xml -o file
file: error: cannot create the output: Not a directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

# A sum that is wrong fails a final report; else it is made, and both are told.

$ printf '%s\n' 'ma;ten;nam;cuoi-ky;du-bi;chinh-thuc' 'cb01;A;2026;21;1;20' 'cb02;B;2026;21;1;21' >sum.csv; vankien batch mau.xml --data=sum.csv -o sums
vankien: cb02.pdf:
sum.csv:3:13: error: cuoi-ky is 21, but chinh-thuc and du-bi make 22 (record cb02); mend the figures of dang-so [VK-NUM-42]
vankien: 2 made, 0 skipped, 0 failed, 0 left
vankien: 1 report is made, but has errors: -v tells them, loi in the summary counts them

$ vankien batch mau.xml --data=sum.csv -o sums --resume
vankien: 0 made, 2 skipped, 0 failed, 0 left
vankien: 1 report is made, but has errors: -v tells them, loi in the summary counts them

$ vankien batch mau.xml --data=sum.csv -o sums --final
vankien: cb02 is not made:
sum.csv:3:13: error: cuoi-ky is 21, but chinh-thuc and du-bi make 22 (record cb02); mend the figures of dang-so [VK-NUM-42]
mau.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
mau.xml:2:1: warning: a final paper has no recipients; add <noi-nhan> [HD05-9.1]
mau.xml:15:3: warning: a signature of a final paper has neither authority nor office; add <quyen-han> or <chuc-vu> [HD05-7.1]
mau.xml:15:3: warning: a signature of a final paper has no name; add <ho-ten> [HD05-7.3]
vankien: 1 made, 0 skipped, 1 failed, 0 left
vankien: 1 report failed by its data (VK-NUM-42: 1)
? 1

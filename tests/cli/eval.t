# Targets against results: a table for each year, then the term.

$ cp $SAMPLES/duc-giang/nghi-quyet.xml . && cp $SAMPLES/../tests/figures/ket-qua.xml . && vankien eval nghi-quyet.xml --results ket-qua.xml --year=2024
Year 2024

No.  Target                                Unit               Assigned  Achieved  Share %  Verdict      Note
───  ────────────────────────────────────  ──────────  ───────────────  ────────  ───────  ───────────  ──────────────────────────────
  1  Thu ngân sách so với chỉ tiêu quận    triệu đồng           30.500    31.415    103,0  met          vượt 3,0% mức giao
     giao
  2  Tỷ lệ hộ đạt danh hiệu gia đình văn   %                        90      91,5    101,7  exceeded     6.417/7.011
     hóa
  3  Tỷ lệ tổ dân phố văn hóa              %                        80      80,0    100,0  met          28/35
  4  Trường chất lượng cao                 đơn vị                    1         1    100,0  met
  5  Số hộ thoát nghèo so với chỉ tiêu                               0         0        -  not counted  không còn hộ nghèo, quận không
     quận giao                                                                                          giao
  6  Tỷ lệ sinh con thứ 3 trở lên          %           giảm 0,3 điểm %       1,9        -  exceeded     giảm 0,4 điểm %
  7  Chi bộ không hoàn thành nhiệm vụ      chi bộ                    0         0        -  met
  8  Đảng viên mới kết nạp                 đồng chí              10-12        14    140,0  exceeded
  9  Tỷ lệ đảng viên hoàn thành tốt nhiệm  %                        82      84,7    103,3  exceeded     1.066/1.259
     vụ trở lên
 10  MTTQ và đoàn thể hoàn thành tốt                    hoàn thành tốt       6/6        -  met
     nhiệm vụ trở lên

Met or exceeded: 9 of 9 (exceeded 4, met 5, missed 0, under way 0, not counted 1, not judged 0)

The term so far

No.  Target                                Asked for           Verdict  Note
───  ────────────────────────────────────  ──────────────────  ───────  ───────────
  1  Thu ngân sách so với chỉ tiêu quận    vượt 3-5% mức giao  missed   đạt 3/5 năm
     giao
  2  Tỷ lệ hộ đạt danh hiệu gia đình văn   90                  missed   đạt 3/5 năm
     hóa
  3  Tỷ lệ tổ dân phố văn hóa              80                  missed   đạt 3/5 năm
  4  Trường chất lượng cao                 1                   met
  5  Số hộ thoát nghèo so với chỉ tiêu     vượt 20% mức giao   missed   đạt 2/5 năm
     quận giao
  6  Tỷ lệ sinh con thứ 3 trở lên          giảm 0,3 điểm %     missed   đạt 3/5 năm
  7  Chi bộ không hoàn thành nhiệm vụ      0                   missed   đạt 3/5 năm
  8  Đảng viên mới kết nạp                 10-12               missed   đạt 3/5 năm
  9  Tỷ lệ đảng viên hoàn thành tốt nhiệm  82                  missed   đạt 3/5 năm
     vụ trở lên
 10  MTTQ và đoàn thể hoàn thành tốt       hoàn thành tốt      missed   đạt 3/5 năm
     nhiệm vụ trở lên
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]

$ vankien eval -q --lang=vi nghi-quyet.xml --results=ket-qua.xml --year=2025 -v
Năm 2025, đến ngày 30/6/2025

STT  Chỉ tiêu                              Đơn vị tính         Mức giao  Thực hiện  Tỷ lệ %  Đánh giá       Ghi chú
───  ────────────────────────────────────  ───────────  ───────────────  ─────────  ───────  ─────────────  ───────────────────
  1  Thu ngân sách so với chỉ tiêu quận    triệu đồng            33.000     19.140     58,0  chưa đánh giá  bằng 58,0% mức giao
     giao
  2  Tỷ lệ hộ đạt danh hiệu gia đình văn   %                         90          -        -  chưa đánh giá
     hóa
  3  Tỷ lệ tổ dân phố văn hóa              %                         80          -        -  chưa đánh giá
  4  Trường chất lượng cao                 đơn vị                     1          1    100,0  đạt
  5  Số hộ thoát nghèo so với chỉ tiêu                                -          -        -  chưa đánh giá
     quận giao
  6  Tỷ lệ sinh con thứ 3 trở lên          %            giảm 0,3 điểm %        1,8        -  chưa đánh giá  giảm 0,1 điểm %
  7  Chi bộ không hoàn thành nhiệm vụ      chi bộ                     0          -        -  chưa đánh giá
  8  Đảng viên mới kết nạp                 đồng chí               10-12          6     60,0  chưa đánh giá
  9  Tỷ lệ đảng viên hoàn thành tốt nhiệm  %                         82          -        -  chưa đánh giá
     vụ trở lên
 10  MTTQ và đoàn thể hoàn thành tốt                     hoàn thành tốt          -        -  chưa đánh giá
     nhiệm vụ trở lên

Đạt và vượt: 1/10 chỉ tiêu (vượt 0, đạt 1, không đạt 0, đang thực hiện 0, không tính 0, chưa đánh giá 9)

Nhiệm kỳ đến nay

STT  Chỉ tiêu                              Mức đề ra           Đánh giá   Ghi chú
───  ────────────────────────────────────  ──────────────────  ─────────  ───────────
  1  Thu ngân sách so với chỉ tiêu quận    vượt 3-5% mức giao  không đạt  đạt 3/5 năm
     giao
  2  Tỷ lệ hộ đạt danh hiệu gia đình văn   90                  không đạt  đạt 3/5 năm
     hóa
  3  Tỷ lệ tổ dân phố văn hóa              80                  không đạt  đạt 3/5 năm
  4  Trường chất lượng cao                 1                   đạt
  5  Số hộ thoát nghèo so với chỉ tiêu     vượt 20% mức giao   không đạt  đạt 2/5 năm
     quận giao
  6  Tỷ lệ sinh con thứ 3 trở lên          giảm 0,3 điểm %     không đạt  đạt 3/5 năm
  7  Chi bộ không hoàn thành nhiệm vụ      0                   không đạt  đạt 3/5 năm
  8  Đảng viên mới kết nạp                 10-12               không đạt  đạt 3/5 năm
  9  Tỷ lệ đảng viên hoàn thành tốt nhiệm  82                  không đạt  đạt 3/5 năm
     vụ trở lên
 10  MTTQ và đoàn thể hoàn thành tốt       hoàn thành tốt      không đạt  đạt 3/5 năm
     nhiệm vụ trở lên

Cách tính

ct01, 2025: (19.140 / 33.000 - 1) x 100 = -42,0; -42,0 < 3; chưa hết năm: chưa đánh giá
ct02, 2025: chưa có số liệu: chưa đánh giá
ct03, 2025: chưa có số liệu: chưa đánh giá
ct04, 2025: 1 = 1: đạt
ct05, 2025: chưa có số liệu: chưa đánh giá
ct06, 2025: 1,9 - 1,8 = 0,1; 0,1 < 0,3; chưa hết năm: chưa đánh giá
ct07, 2025: chưa có số liệu: chưa đánh giá
ct08, 2025: 6 < 10; chưa hết năm: chưa đánh giá
ct09, 2025: chưa có số liệu: chưa đánh giá
ct10, 2025: chưa có số liệu: chưa đánh giá
ct04, nhiệm kỳ: 1 = 1: đạt
ket-qua.xml:48:5: cảnh báo: không thể tính tỷ lệ so với 0: không tính ct05, 2024; giữ nguyên nếu không được giao [VK-NUM-32]

# The arithmetic behind each verdict.

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --year=2021 -v | sed -n '/arithmetic/,$p'
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]
The arithmetic

ct01, 2021: (25.088 / 24.500 - 1) x 100 = 2,4; 2,4 < 3: missed
ct02, 2021: 6.162/6.850 x 100 = 89,96; 89,96 < 90: missed
ct03, 2021: 25/31 x 100 = 80,6; 80,6 > 80: exceeded
ct04, 2021: 0 < 1: under way
ct05, 2021: (6 / 5 - 1) x 100 = 20,0; 20,0 = 20: met
ct06, 2021: 2,9 - 2,5 = 0,4; 0,4 > 0,3: exceeded
ct07, 2021: 0 = 0: met
ct08, 2021: 9 < 10: missed
ct09, 2021: 1.043/1.268 x 100 = 82,3; 82,3 > 82: exceeded
ct10, 2021: 6/6: met
ct04, term: 0 < 1: under way

# Parts of one target share its number, and count once; a verdict that the
# office gives stands beside the arithmetic.

$ cp $SAMPLES/../tests/figures/parts*.xml . && vankien eval parts.xml --results=parts-ket-qua.xml -v
Year 2021

No.  Target              Unit      Assigned  Achieved  Share %  Verdict    Note
───  ──────────────────  ────────  ────────  ────────  ───────  ─────────  ─────────
  1  Tốc độ tăng         %               12      11,2     93,3  under way
  2  3 trường đạt chuẩn  trường           3         2     66,7  under way
     95% trẻ đến trường  %               95      96,5    101,6  exceeded
  3  Kết nạp             đồng chí        30        17     56,7  under way  lũy kế 17

Met or exceeded: 0 of 3 (exceeded 0, met 0, missed 0, under way 3, not counted 0, not judged 0)

Year 2022

No.  Target              Unit      Assigned  Achieved  Share %  Verdict  Note
───  ──────────────────  ────────  ────────  ────────  ───────  ───────  ──────────────────────
  1  Tốc độ tăng         %               12      12,7    105,8  missed
  2  3 trường đạt chuẩn  trường           3         3    100,0  met
     95% trẻ đến trường  %               95      94,9     99,9  met      trẻ chuyển đi giữa năm
  3  Kết nạp             đồng chí        30        13    100,0  met      lũy kế 30

Met or exceeded: 2 of 3 (exceeded 0, met 2, missed 1, under way 0, not counted 0, not judged 0)

The term so far

No.  Target              Asked for  Verdict  Note
───  ──────────────────  ─────────  ───────  ───────────────
  1  Tốc độ tăng         12         missed   bình quân 11,95
  2  3 trường đạt chuẩn  3          met
     95% trẻ đến trường  95         met      đạt 2/2 năm
  3  Kết nạp             30         met      lũy kế 30

The arithmetic

thu, 2021: bình quân 1 năm: 11,2 < 12: under way
tr1, 2021: 2 < 3: under way
tr2, 2021: 96,5 > 95: exceeded
dv, 2021: lũy kế 17 < 30: under way
thu, 2022: bình quân 2 năm: 11,95 < 12: missed
tr1, 2022: 3 = 3: met
tr2, 2022: 94,9 < 95; cơ quan đánh giá (trẻ chuyển đi giữa năm): met
dv, 2022: lũy kế 30 = 30: met
thu, term: bình quân 2 năm: 11,95 < 12: missed
tr1, term: 3 = 3: met
dv, term: lũy kế 30 = 30: met

# JSON, as the contract has it.

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --year=2024 --format=json
{"version": 1, "resolution": "nghi-quyet.xml", "years": [
  {"year": 2024, "partial": false,
   "counts": {"vuot": 4, "dat": 5, "khong-dat": 0, "dang-thuc-hien": 0, "khong-tinh": 1, "chua-danh-gia": 0},
   "targets": [
    {"ma": "ct01", "muc-giao": "30.500", "thuc-hien": "31.415", "ty-le": "103,0", "danh-gia": "dat", "ghi-chu": "vượt 3,0% mức giao"},
    {"ma": "ct02", "muc-giao": "90", "thuc-hien": "91,5", "ty-le": "101,7", "danh-gia": "vuot", "ghi-chu": "6.417/7.011"},
    {"ma": "ct03", "muc-giao": "80", "thuc-hien": "80,0", "ty-le": "100,0", "danh-gia": "dat", "ghi-chu": "28/35"},
    {"ma": "ct04", "muc-giao": "1", "thuc-hien": "1", "ty-le": "100,0", "danh-gia": "dat", "ghi-chu": null},
    {"ma": "ct05", "muc-giao": "0", "thuc-hien": "0", "ty-le": null, "danh-gia": "khong-tinh", "ghi-chu": "không còn hộ nghèo, quận không giao"},
    {"ma": "ct06", "muc-giao": "giảm 0,3 điểm %", "thuc-hien": "1,9", "ty-le": null, "danh-gia": "vuot", "ghi-chu": "giảm 0,4 điểm %"},
    {"ma": "ct07", "muc-giao": "0", "thuc-hien": "0", "ty-le": null, "danh-gia": "dat", "ghi-chu": null},
    {"ma": "ct08", "muc-giao": "10-12", "thuc-hien": "14", "ty-le": "140,0", "danh-gia": "vuot", "ghi-chu": null},
    {"ma": "ct09", "muc-giao": "82", "thuc-hien": "84,7", "ty-le": "103,3", "danh-gia": "vuot", "ghi-chu": "1.066/1.259"},
    {"ma": "ct10", "muc-giao": "hoàn thành tốt", "thuc-hien": "6/6", "ty-le": null, "danh-gia": "dat", "ghi-chu": null}]}],
 "term": [
  {"ma": "ct01", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct02", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct03", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct04", "danh-gia": "dat", "ghi-chu": null},
  {"ma": "ct05", "danh-gia": "khong-dat", "ghi-chu": "đạt 2/5 năm"},
  {"ma": "ct06", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct07", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct08", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct09", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"},
  {"ma": "ct10", "danh-gia": "khong-dat", "ghi-chu": "đạt 3/5 năm"}]}
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --format=json 2>said | python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["resolution"], [(y["year"], y["partial"], list(y["counts"].values())) for y in r["years"]], len(r["term"]))'; cat said
nghi-quyet.xml [(2021, False, [3, 3, 3, 1, 0, 0]), (2022, False, [2, 5, 2, 1, 0, 0]), (2023, False, [4, 2, 4, 0, 0, 0]), (2024, False, [4, 5, 0, 0, 1, 0]), (2025, True, [0, 1, 0, 0, 0, 9])] 10
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]

# CSV: what a spreadsheet would run as a formula is text, numbers stay numbers.

$ sed 's|ghi-chu="[^"]*"|ghi-chu="=HYPERLINK(1,2)"|; s|thuc-hien="2,5"|thuc-hien="-2,5" ghi-chu="@A \&quot;x\&quot;"|' ket-qua.xml >csv.xml; vankien eval nghi-quyet.xml --results=csv.xml --format=csv -q 2>&1 | tr -d '\r' | grep -e '^nam,' -e 'HYPER' -e '-2,5'
nam,den-ngay,ma,chi-tieu,don-vi,muc-giao,thuc-hien,ty-le,danh-gia,ghi-chu
2021,,ct06,Tỷ lệ sinh con thứ 3 trở lên,%,"giảm 0,3 điểm %","-2,5",,vuot,"giảm 5,4 điểm %; @A ""x"""
2024,,ct05,Số hộ thoát nghèo so với chỉ tiêu quận giao,,0,0,,khong-tinh,"'=HYPERLINK(1,2)"

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --format=csv -q | python3 -c 'import csv, sys; rows = list(csv.reader(sys.stdin)); print(len(rows), {len(r) for r in rows}, rows[1], rows[-1])'
61 {10} ['2021', '', 'ct01', 'Thu ngân sách so với chỉ tiêu quận giao', 'triệu đồng', '24.500', '25.088', '102,4', 'khong-dat', 'vượt 2,4% mức giao'] ['nhiem-ky', '', 'ct10', 'MTTQ và đoàn thể hoàn thành tốt nhiệm vụ trở lên', '', 'hoàn thành tốt', '', '', 'khong-dat', 'đạt 3/5 năm']

# Spreadsheets that part cells at semicolons see none in a quoted one.

$ sed 's|thuc-hien="2,5"|& ghi-chu="x;=HYPERLINK(1)"|' ket-qua.xml >csv.xml; vankien eval nghi-quyet.xml --results=csv.xml --format=csv -q 2>&1 | tr -d '\r' | grep HYPER
2021,,ct06,Tỷ lệ sinh con thứ 3 trở lên,%,"giảm 0,3 điểm %","2,5",,vuot,"giảm 0,4 điểm %; x;=HYPERLINK(1)"

# A resolution that names its results; a report that names them too.

$ sed 's|<van-ban |&theo-doi="ket-qua.xml" |' nghi-quyet.xml >named.xml; vankien eval named.xml --format=json -q | head -n 3
{"version": 1, "resolution": "named.xml", "years": [
  {"year": 2021, "partial": false,
   "counts": {"vuot": 3, "dat": 3, "khong-dat": 3, "dang-thuc-hien": 1, "khong-tinh": 0, "chua-danh-gia": 0},

$ sed 's|<van-ban |&theo-doi="ket-qua.xml" |' small.xml >report.xml; vankien eval report.xml --format=json -q | head -n 3
{"version": 1, "resolution": "nghi-quyet.xml", "years": [
  {"year": 2021, "partial": false,
   "counts": {"vuot": 3, "dat": 3, "khong-dat": 3, "dang-thuc-hien": 1, "khong-tinh": 0, "chua-danh-gia": 0},

# A figure that cannot be read costs its verdict, nothing else; a result twice or a wrong number costs all.

$ sed 's|tu-so="25" mau-so="31"|tu-so="32" mau-so="31"|; s|ct="ct04"|ct="ct44"|' ket-qua.xml >bad.xml; vankien eval nghi-quyet.xml --results=bad.xml --format=json -q | grep -e 'ct03' | head -n 1
bad.xml:10:19: error: the numerator 32 is above its denominator 31: no verdict for ct03, 2021; write the part in tu-so and the whole in mau-so [VK-NUM-12]
bad.xml:11:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:23:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:35:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:47:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:57:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
    {"ma": "ct03", "muc-giao": "80", "thuc-hien": null, "ty-le": null, "danh-gia": "chua-danh-gia", "ghi-chu": null},

$ vankien eval nghi-quyet.xml --results=bad.xml --year=2021 -q >said; echo $?
bad.xml:10:19: error: the numerator 32 is above its denominator 31: no verdict for ct03, 2021; write the part in tu-so and the whole in mau-so [VK-NUM-12]
bad.xml:11:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:23:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:35:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:47:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:57:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
1

$ sed 's|thuc-hien="2,5"|thuc-hien="2.5"|' ket-qua.xml >point.xml; vankien eval nghi-quyet.xml --results=point.xml
point.xml:13:19: error: thuc-hien cannot be "2.5": points stand between thousands, a comma before decimals; write 2,5 [VK-XML-28]
? 1

# check tells the same.

$ vankien check ket-qua.xml bad.xml
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]
bad.xml:7:3: warning: no figure: no verdict for ct04, 2021; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
bad.xml:10:19: error: the numerator 32 is above its denominator 31: no verdict for ct03, 2021; write the part in tu-so and the whole in mau-so [VK-NUM-12]
bad.xml:11:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:19:3: warning: no figure: no verdict for ct04, 2022; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
bad.xml:23:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:31:3: warning: no figure: no verdict for ct04, 2023; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
bad.xml:35:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:43:3: warning: no figure: no verdict for ct04, 2024; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
bad.xml:47:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bad.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]
bad.xml:57:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
vankien: 2 files, 0 without a finding: errors 6, warnings 6, style 0
? 1

$ vankien check report.xml
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]

# What cannot be.

$ vankien eval nghi-quyet.xml
nghi-quyet.xml: error: names no results; name their file with --results=FILE [VK-NUM-36]
? 64

$ vankien eval nghi-quyet.xml --results=missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --year=2031
ket-qua.xml: error: there are no results of the year 2031; give --year one of: 2021, 2022, 2023, 2024, 2025 [VK-NUM-37]
ket-qua.xml:48:5: warning: nothing can be a share of 0: ct05, 2024 is not counted; leave it so where nothing was assigned [VK-NUM-32]
? 64

$ vankien eval nghi-quyet.xml --results=ket-qua.xml --year=zwei
vankien: '--year=zwei': a number from 1000 to 2999 is needed
vankien: try 'vankien eval --help'
? 64

$ vankien eval ket-qua.xml --results=ket-qua.xml
ket-qua.xml:3:1: error: <theo-doi> is no document that can be laid out; give a file whose root is <van-ban> [VK-XML-90]
? 1

# The first of LC_ALL, LC_MESSAGES, LANG that says something chooses.

$ LC_ALL=vi_VN.UTF-8 vankien check missing.xml
missing.xml: lỗi: không đọc được tệp: không có tệp hoặc thư mục này; kiểm tra tên tệp và quyền đọc [VK-FILE-01]
? 66

$ LC_ALL= LC_MESSAGES=vi vankien check missing.xml
missing.xml: lỗi: không đọc được tệp: không có tệp hoặc thư mục này; kiểm tra tên tệp và quyền đọc [VK-FILE-01]
? 66

$ LC_ALL= LANG=vi_VN vankien check missing.xml
missing.xml: lỗi: không đọc được tệp: không có tệp hoặc thư mục này; kiểm tra tên tệp và quyền đọc [VK-FILE-01]
? 66

$ LC_ALL=en_US.UTF-8 LANG=vi_VN.UTF-8 vankien check missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ LC_ALL=fr_FR.UTF-8 LANGUAGE=vi vankien check missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

# --lang has the last word, wherever it stands.

$ vankien check missing.xml --lang=vi
missing.xml: lỗi: không đọc được tệp: không có tệp hoặc thư mục này; kiểm tra tên tệp và quyền đọc [VK-FILE-01]
? 66

$ LC_ALL=vi_VN.UTF-8 vankien --lang=en check missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien chek --lang=vi
vankien: không có lệnh 'chek'; có phải là 'check' không?
vankien: hãy thử 'vankien --help'
? 64

$ vankien render --bogus --lang vi
vankien: there is no option '--bogus' here
vankien: try 'vankien render --help'
? 64

$ vankien render --lan=vi --bogus
vankien: ở đây không có tùy chọn '--bogus'
vankien: hãy thử 'vankien render --help'
? 64

$ vankien check --lang=fr missing.xml
vankien: '--lang=fr': the value must be vi|en
vankien: try 'vankien check --help'
? 64

# The document's own language never changes.

$ LC_ALL=vi_VN.UTF-8 vankien preview small.xml >vi; vankien preview small.xml | cmp - vi

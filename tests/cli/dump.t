# The state after each pass.

$ vankien dump --after=read small.xml | head -n 5
2:1 van-ban loai="nghi-quyet" the-thuc="hd36-2018" cap="co-so"
  3:3 dau
    4:5 co-quan
      5:7 cap-tren
        5:17 "ĐẢNG BỘ QUẬN LONG BIÊN"

$ vankien dump --after=tally small.xml | head -n 1
2:1 van-ban loai="nghi-quyet" the-thuc="hd36-2018" cap="co-so"

$ vankien dump --after=flow small.xml | head -n 1 | cut -d ' ' -f 1,2
flow hd36-2018

$ vankien dump --after page small.xml | head -n 1 | cut -d ' ' -f 1,2
pages 1

# A document that cannot be laid out can still be shown as read.

$ sed 's/doan>/doanh>/g' small.xml >error.xml; vankien dump --after=flow error.xml
error.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
error.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
? 1

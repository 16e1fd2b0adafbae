/*
 * Nothing here but the grammar: what vankien.rnc says, row by row in its
 * order.  A test compares both on thousands of files, so a change is made in
 * both at once.
 */
#include "vocabulary.h"

#include <string.h>

#define CONDITION "(co:khoa | khong-co:khoa)"
#define LABEL "(so:nhan | kieu:nhan)?"
#define START_AT " bat-dau:bat-dau?"
#define YEARS "(nam:nam-so | tu-nam:nam-so den-nam:nam-so)?"
#define ELECTION "chuc-danh:nhan? so-luong:so-vn du-khuyet:so-vn? tong:so-vn?"

const char vk_vocabulary_start[] = "van-ban | theo-doi | cac-chi-bo";

static const struct {
	const char *name, *model;
} models[] = {
    {"chu", "(text | truong | giu-chu | neu-chu)*"},
    {"dong-hoac-chu", "dong+ | chu"},
    {"noi-dung", "can-cu | ban-hanh | khoi"},
    {"khoi",
	"phan | chuong | dieu | muc | doan | liet-ke | cac-chi-tieu | bang | "
	"bang-chi-tieu | bang-chi-bo | bieu-do | bau-cu-khoi | o-chon-nhom | "
	"ngat-trang | neu-khoi | lap-khoi"},
    {"khung", "(ten khoi*) | khoi+"},
    {"cac-y", "(y | neu-y | lap-y)+"},
    {"cac-hang", "(hang | nhom | tong | neu-hang | lap-hang)+"},
    {"noi-tuyen",
	"(text | dam | nghieng | gach-chan | mu | dan | giu | chu-thich | "
	"xuong-dong | cham | o-chon | neu | truong | chi-tieu | bieu-quyet | "
	"bau-cu-dong | tong-hop-chi-tieu | so-lieu)*"},
};

static const struct vk_definition definitions[] = {
    /* a document */
    {"van-ban", VK_EL_DOCUMENT,
	"loai:loai-van-ban the-thuc=hd36-2018/hd05-2026/nd30-2020? "
	"cap=chi-bo/co-so/tren-co-so/tinh/trung-uong? "
	"tinh-trang=du-thao/chinh-thuc? lan:so-duong? theo-doi:ten-tep? "
	"cac-chi-bo:ten-tep? nam:nam-so? phien-ban=1?",
	"dau ten-loai? trich-yeu? (kinh-gui | kinh-trinh)? than ky+ noi-nhan? "
	"lien-he? phu-luc*"},
    {"ten-loai", VK_EL_KIND, "", "dong-hoac-chu"},
    {"trich-yeu", VK_EL_SUBJECT, "", "dong-hoac-chu"},
    {"kinh-gui", VK_EL_ADDRESSED, "", "y-chu+"},
    {"kinh-trinh", VK_EL_SUBMITTED, "", "y-chu+"},
    {"lien-he", VK_EL_CONTACT, "", "dong+"},
    {"dau", VK_EL_HEAD, "", "co-quan so-ky-hieu noi-ngay dau-chi* chap-nhan*"},
    {"co-quan", VK_EL_ISSUER, "", "cap-tren* dong+"},
    {"cap-tren", VK_EL_SUPERIOR, "", "chu"},
    {"so-ky-hieu", VK_EL_NUMBER, "", "chu"},
    {"noi-ngay", VK_EL_PLACE_DATE, "dia-danh:nhan ngay:ngay-hoac-truong",
	"empty"},
    {"dau-chi", VK_EL_STAMP, "loai=mat/khan/pham-vi", "chu"},
    {"chap-nhan", VK_EL_WAIVER, "quy-tac:quy-tac-id ly-do:nhan", "empty"},

    /* lines outside the body */
    {"giu-chu", VK_EL_KEEP, "", "chu"},
    {"neu-chu", VK_EL_IF, CONDITION, "chu"},
    {"dong", VK_EL_LINE, "", "chu"},
    {"y-chu", VK_EL_ITEM, "", "chu"},

    {"than", VK_EL_BODY, "danh-so:nhan?", "(noi-dung)+"},
    {"can-cu", VK_EL_BASES, "", "y-noi-tuyen+"},
    {"y-noi-tuyen", VK_EL_ITEM, "", "noi-tuyen"},
    {"ban-hanh", VK_EL_ENACTING, "", "dong+"},
    {"ky", VK_EL_SIGNATURE,
	"vi-tri=phai/trai? xac-nhan:nhan? chu-ky:ten-tep? con-dau:ten-tep? "
	"con-dau-mm:dai-mm?",
	"quyen-han* chuc-vu? ho-ten?"},
    {"quyen-han", VK_EL_AUTHORITY, "", "chu"},
    {"chuc-vu", VK_EL_OFFICE, "", "chu"},
    {"ho-ten", VK_EL_NAME, "", "chu"},
    {"noi-nhan", VK_EL_RECIPIENTS, "ngan-cach=;/,?", "y-nhan+ nguoi-soan?"},
    {"y-nhan", VK_EL_ITEM, "ghi-chu:nhan?", "chu"},
    {"nguoi-soan", VK_EL_DRAFTER, "so-ban:so-duong", "text"},
    {"phu-luc", VK_EL_APPENDIX,
	"kho:kho-giay? loai=phu-luc/kem-theo? danh-so:nhan?",
	"ten-loai? ten kem-theo? (noi-dung)+"},
    {"kem-theo", VK_EL_ATTACHED, "", "chu"},

    /* blocks */
    {"phan", VK_EL_PART, LABEL, "khung"},
    {"chuong", VK_EL_CHAPTER, LABEL, "khung"},
    {"dieu", VK_EL_ARTICLE, LABEL, "khung"},
    {"muc", VK_EL_SECTION, LABEL, "khung"},
    {"ten", VK_EL_TITLE, "kieu:kieu-chu?", "noi-tuyen"},
    {"doan", VK_EL_PARAGRAPH, "can=deu/giua/trai/phai? thut=khong?",
	"noi-tuyen"},
    {"liet-ke", VK_EL_LIST, "kieu:nhan" START_AT, "cac-y"},
    {"y", VK_EL_ITEM, "so:nhan?", "noi-tuyen | (khoi)+"},
    {"cac-chi-tieu", VK_EL_TARGETS, "kieu:nhan" START_AT,
	"(chi-tieu | y-chi-tieu)+"},
    {"y-chi-tieu", VK_EL_ITEM, "so:nhan? ma:khoa?", "noi-tuyen"},
    {"neu-khoi", VK_EL_IF, CONDITION, "(khoi)+"},
    {"lap-khoi", VK_EL_REPEAT, "qua=kq", "(khoi)+"},
    {"neu-y", VK_EL_IF, CONDITION, "cac-y"},
    {"lap-y", VK_EL_REPEAT, "qua=kq", "y+"},
    {"o-chon-nhom", VK_EL_TICK_GROUP, "chon:so-duong?", "y-noi-tuyen+"},
    {"ngat-trang", VK_EL_PAGE_BREAK, "", "empty"},
    {"bau-cu-khoi", VK_EL_ELECTION, ELECTION, "trung-cu+"},
    {"trung-cu", VK_EL_ELECTED, "ho-ten:nhan phieu:so-vn tong:so-vn", "empty"},

    /* tables and charts */
    {"bang", VK_EL_TABLE, "kho:kho-giay? lap-dau:co-khong? so-cot:co-khong?",
	"ten? cot+ dau-bang? cac-hang ghi-chu?"},
    {"dau-bang", VK_EL_TABLE_HEAD, "", "hang+"},
    {"ghi-chu", VK_EL_TABLE_NOTE, "", "noi-tuyen"},
    {"cot", VK_EL_COLUMN,
	"rong:rong-cot? can=trai/giua/phai/so? loai=stt/ty-le/phan-so?",
	"empty"},
    {"hang", VK_EL_ROW, "", "o+"},
    {"nhom", VK_EL_GROUP_ROW, "", "o+"},
    {"tong", VK_EL_TOTAL_ROW, "", "o+"},
    {"neu-hang", VK_EL_IF, CONDITION, "cac-hang"},
    {"lap-hang", VK_EL_REPEAT, "qua=kq", "hang+"},
    {"o", VK_EL_CELL,
	"gop-cot:so-duong? gop-hang:so-duong? can=trai/giua/phai?",
	"noi-tuyen | (khoi)+"},
    {"bang-chi-tieu", VK_EL_TARGET_TABLE, YEARS " cot:cac-khoa? kho:kho-giay?",
	"ten?"},
    {"bang-chi-bo", VK_EL_BRANCH_TABLE, "mau=tong-hop/xep-loai kho:kho-giay?",
	"ten?"},
    {"bieu-do", VK_EL_CHART, "chi-tieu:cac-khoa " YEARS " ten:nhan mo-ta:nhan",
	"empty"},

    /* inline */
    {"dam", VK_EL_BOLD, "", "noi-tuyen"},
    {"nghieng", VK_EL_ITALIC, "", "noi-tuyen"},
    {"gach-chan", VK_EL_UNDERLINE, "", "noi-tuyen"},
    {"mu", VK_EL_SUPERSCRIPT, "", "noi-tuyen"},
    {"dan", VK_EL_LEAD, "", "noi-tuyen"},
    {"giu", VK_EL_KEEP, "", "noi-tuyen"},
    {"chu-thich", VK_EL_FOOTNOTE, "", "noi-tuyen"},
    {"xuong-dong", VK_EL_LINE_BREAK, "", "empty"},
    {"cham", VK_EL_BLANK, "rong:dai-mm?", "empty"},
    {"o-chon", VK_EL_TICK_BOX, "chon:co-khong?", "empty"},
    {"neu", VK_EL_IF, CONDITION, "noi-tuyen"},
    {"truong", VK_EL_FIELD, "ten:khoa dang=so/hai-so/hoa? thieu:text?",
	"empty"},
    {"bieu-quyet", VK_EL_VOTE,
	"tan-thanh:so-vn khong:so-vn? y-kien-khac:so-vn? tong:so-vn "
	"don-vi:nhan?",
	"noi-tuyen"},
    {"bau-cu-dong", VK_EL_ELECTION, ELECTION, "noi-tuyen"},
    {"tong-hop-chi-tieu", VK_EL_TARGET_SUMMARY, "nam:nam-so?", "empty"},
    {"so-lieu", VK_EL_FIGURE,
	"ct:khoa nam:nam-so? cot=thuc-hien/ty-le/danh-gia/muc-giao", "empty"},

    /* targets */
    {"chi-tieu", VK_EL_TARGET,
	"ma:khoa ten:nhan? nhom:nhan? dai-luong:khoa? "
	"(phep=it-nhat tu:so-vn tu-khong-gom:co-khong? | "
	"phep=nhieu-nhat den:so-vn den-khong-gom:co-khong? | "
	"phep=trong-khoang tu:so-vn den:so-vn tu-khong-gom:co-khong? "
	"den-khong-gom:co-khong? | "
	"phep=dung-bang tu:so-vn | phep=xep-loai tu:xep-hang | "
	"phep=co-cau tu:cac-so den:cac-so? | phep=thu-hang den:so-vn | "
	"phep=khong-co/dat/dinh-tinh) "
	"(so-voi:so-voi chieu=tang/giam/vuot?)? "
	"goc:so-vn? don-vi:nhan? ky=hang-nam/binh-quan/cuoi-ky/luy-ke? "
	"pham-vi=moi-don-vi? cach-tinh=cong/nhan? mem:co-khong?",
	"noi-tuyen"},

    /* results */
    {"theo-doi", VK_EL_RESULTS,
	"van-ban:ten-tep nhiem-ky:nhiem-ky-so du-lieu=thuc-te/gia-dinh "
	"phien-ban=1?",
	"nam+"},
    {"nam", VK_EL_YEAR, "nam:nam-so den-ngay:ngay-du?", "kq*"},
    {"kq", VK_EL_RESULT,
	"ct:khoa "
	"(tu-so:so-hoac-trong mau-so:so-hoac-trong | thuc-hien:ket-qua)? "
	"muc-giao:so-hoac-trong? nam-truoc:so-hoac-trong? don-vi:nhan? "
	"du-bao=dat/kho-dat/khong-dat? (danh-gia:ket-luan ly-do:nhan)? "
	"ghi-chu:text?",
	"empty"},

    /* branches */
    {"cac-chi-bo", VK_EL_BRANCHES,
	"dang-bo:nhan nam:nam-so van-ban:ten-tep? phien-ban=1?", "chi-bo+"},
    {"chi-bo", VK_EL_BRANCH,
	"ma:khoa-chi-bo ten:text bi-thu:text? chi-uy:co-khong? "
	"dia-danh:nhan? ngay:ngay-mo? chu-ky:ten-tep? con-dau:ten-tep? "
	"so:so-hoac-trong? ghi-chu:text?",
	"dang-so? sinh-hoat? dang-phi? xep-loai? them* kq*"},
    {"dang-so", VK_EL_MEMBERS,
	"dau-ky:so-hoac-trong? ket-nap:so-hoac-trong? "
	"chuyen-den:so-hoac-trong? chuyen-di:so-hoac-trong? "
	"tu-tran:so-hoac-trong? ra-khoi-dang:so-hoac-trong? "
	"cuoi-ky:so-hoac-trong? chinh-thuc:so-hoac-trong? "
	"du-bi:so-hoac-trong? mien-sinh-hoat:so-hoac-trong?",
	"empty"},
    {"sinh-hoat", VK_EL_MEETINGS,
	"so-ky:so-hoac-trong? ty-le-du:so-hoac-trong?", "empty"},
    {"dang-phi", VK_EL_FEES,
	"phai-thu:so-hoac-trong? da-thu:so-hoac-trong? "
	"ty-le-giu-lai:so-hoac-trong? nop-cap-tren:so-hoac-trong?",
	"empty"},
    {"xep-loai", VK_EL_GRADES,
	"duoc-danh-gia:so-hoac-trong? xuat-sac:so-hoac-trong? "
	"tot:so-hoac-trong? hoan-thanh:so-hoac-trong? "
	"khong-hoan-thanh:so-hoac-trong? chua-danh-gia:so-hoac-trong? "
	"chi-bo:xep-hang-hoac-trong?",
	"empty"},
    {"them", VK_EL_EXTRA, "ten:khoa gia-tri:text", "empty"},
};

enum { COUNT = sizeof(definitions) / sizeof(*definitions) };

size_t
vk_definition_count(void)
{
	return COUNT;
}

const struct vk_definition *
vk_definition_at(size_t i)
{
	return &definitions[i];
}

static bool
is_name(const char *name, const char *word, size_t len)
{
	return name[0] == word[0] && strncmp(name, word, len) == 0 &&
	    name[len] == '\0';
}

/* How many definitions of the same element stand above. */
static unsigned
reading_of(size_t i)
{
	unsigned n = 0;

	for (size_t k = 0; k < i; k++)
		if (definitions[k].element == definitions[i].element)
			n++;
	return n;
}

static const char *
find_model(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof(models) / sizeof(*models); i++)
		if (is_name(models[i].name, name, len))
			return models[i].model;
	return NULL;
}

bool
vk_definition_find(const char *name, size_t len, struct vk_symbol *symbol)
{
	*symbol = (struct vk_symbol){.element = VK_EL_TEXT, .definition = -1};
	if (is_name("text", name, len))
		return true;
	symbol->macro = find_model(name, len);
	if (symbol->macro != NULL)
		return true;
	for (size_t i = 0; i < COUNT; i++) {
		if (!is_name(definitions[i].name, name, len))
			continue;
		symbol->element = definitions[i].element;
		symbol->reading = reading_of(i);
		symbol->definition = (int)i;
		return true;
	}
	return false;
}

/* The verdicts and the grades: their codes and their words. */
#include "tally.h"

#include <string.h>

static const struct {
	const char *code, *word;
} verdicts[VK_VERDICT_COUNT] = {
    [VK_EXCEEDED] = {"vuot", "vượt"},
    [VK_MET] = {"dat", "đạt"},
    [VK_MISSED] = {"khong-dat", "không đạt"},
    [VK_UNDER_WAY] = {"dang-thuc-hien", "đang thực hiện"},
    [VK_NOT_COUNTED] = {"khong-tinh", "không tính"},
    [VK_NOT_JUDGED] = {"chua-danh-gia", "chưa đánh giá"},
};

/* From the worst to the best. */
static const struct {
	const char *code, *word;
} grades[] = {
    {"khong-hoan-thanh", "không hoàn thành"},
    {"hoan-thanh", "hoàn thành"},
    {"hoan-thanh-tot", "hoàn thành tốt"},
    {"hoan-thanh-xuat-sac", "hoàn thành xuất sắc"},
};

enum { GRADES = sizeof(grades) / sizeof(grades[0]) };

const char *
vk_verdict_code(enum vk_verdict v)
{
	return verdicts[v].code;
}

/* A soft target that was missed is not reached yet. */
const char *
vk_verdict_word(enum vk_verdict v, bool soft)
{
	return soft && v == VK_MISSED ? "chưa đạt" : verdicts[v].word;
}

bool
vk_verdict_find(const char *code, enum vk_verdict *out)
{
	for (int i = 0; i < VK_VERDICT_COUNT; i++) {
		if (strcmp(verdicts[i].code, code) != 0)
			continue;
		*out = (enum vk_verdict)i;
		return true;
	}
	return false;
}

int
vk_grade_find(const char *code)
{
	for (int i = 0; i < GRADES; i++)
		if (strcmp(grades[i].code, code) == 0)
			return i;
	return -1;
}

const char *
vk_grade_word(int grade)
{
	return grades[grade].word;
}

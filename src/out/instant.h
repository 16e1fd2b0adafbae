/* The moment that the files say they were made at. */
#ifndef VK_INSTANT_H
#define VK_INSTANT_H

enum { VK_INSTANT_ROOM = sizeof("2020-05-22T12:00:00Z") };

/*
 * The document's own day at noon UTC, which is the same day in nearly all of
 * the world, never what a clock says; the first of 1970 where the day is
 * missing or no day.
 */
const char *vk_out_instant(const char *day, char room[VK_INSTANT_ROOM]);

#endif

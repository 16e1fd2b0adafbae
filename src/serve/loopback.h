/* A socket that only this machine can reach. */
#ifndef VK_LOOPBACK_H
#define VK_LOOPBACK_H

/*
 * Listens on 127.0.0.1; *port 0: on a free one, which it is then set to.  -1
 * with errno.
 */
int vk_loopback_listen(unsigned *port);

#endif

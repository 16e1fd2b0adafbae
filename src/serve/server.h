/*
 * The door: answers the few paths that there are, and tells the pages that
 * listen when there is something new.  It waits for nothing itself; who calls
 * it polls its descriptor.
 */
#ifndef VK_SERVER_H
#define VK_SERVER_H

struct vk_gate;
struct vk_server;
struct vk_session;

/* Takes the listening socket.  NULL: it could not be started; errno. */
struct vk_server *
vk_server_start(struct vk_session *, const struct vk_gate *, int listening);
void vk_server_stop(struct vk_server *);

int vk_server_fd(const struct vk_server *);
/* How long to poll at most before vk_server_run, milliseconds. */
int vk_server_timeout(const struct vk_server *);
/* Does what can be done now: answers, news, ends who takes too long. */
void vk_server_run(struct vk_server *);

#endif

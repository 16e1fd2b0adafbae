/*
 * Bound to 127.0.0.1 and to nothing else.  The backlog is long, so that many
 * who come at once wait for a moment instead of being turned away.
 */
#include "loopback.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 512 };

static bool
bind_and_listen(int fd, unsigned *port)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t len = sizeof(at);
	int yes = 1;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	at.sin_port = htons((uint16_t)*port);
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0 ||
	    bind(fd, (const struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(fd, BACKLOG) != 0 ||
	    getsockname(fd, (struct sockaddr *)&at, &len) != 0)
		return false;
	*port = ntohs(at.sin_port);
	return true;
}

int
vk_loopback_listen(unsigned *port)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0), error;

	if (fd < 0)
		return -1;
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 &&
	    fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && bind_and_listen(fd, port))
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

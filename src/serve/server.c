/*
 * One thread, driven from outside.  Every connection has a time by which it
 * must have asked, or taken what it was given; who listens for news is put to
 * sleep, woken when there are some, and now and then to see whether it is
 * still there.
 */
#include "server.h"

#include <limits.h>
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "serve/gate.h"
#include "serve/session.h"
#include "serve/view.h"

enum {
	CONNECTIONS_MOST = 256, /* further ones wait until one is free */
	LISTENERS_MOST = 64, /* pages that listen for news */
	MEMORY_EACH = 32 << 10, /* for what is asked */
	ASK_MS = 5000, /* to say what is wanted */
	TAKE_MS = 10000, /* to take the answer */
	BEAT_MS = 15000, /* between signs of life to a listener */
	SWEEP_MS = 1000
};

struct client { /* a connection */
	struct client *next, *before;
	struct vk_server *server;
	struct MHD_Connection *connection;
	int fd;
	long long due; /* when it is ended; 0: it sleeps */
	bool listens, sleeps, beat, gone;
	unsigned told; /* serial of the news it has */
};

struct vk_server {
	struct MHD_Daemon *daemon;
	struct vk_session *session;
	struct vk_gate gate;
	struct client *clients;
	size_t nclients, nlisteners;
	unsigned told; /* serial that the listeners were woken for */
	long long beaten, swept;
	bool ending;
	struct vk_buf page; /* view.html filled in */
	unsigned page_serial; /* 0: not yet */
};

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* ---- answers ---- */

static const struct {
	const char *name, *value;
} fields[] = {
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
	"default-src 'none'; script-src 'self'; style-src 'self'; "
	"img-src 'self'; connect-src 'self'; base-uri 'none'; "
	"form-action 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
};

/* Cairo's pictures have styles and images of their own, never scripts. */
static const char PICTURE_POLICY[] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

static struct MHD_Response *
response_of(const void *bytes, size_t len, const char *type)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
	    len, (void *)(uintptr_t)bytes, MHD_RESPMEM_MUST_COPY);

	if (r == NULL)
		vk_out_of_memory();
	MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	return r;
}

static enum MHD_Result
answer(struct MHD_Connection *c, unsigned status, struct MHD_Response *r)
{
	enum MHD_Result done;

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (MHD_get_response_header(r, fields[i].name) == NULL)
			MHD_add_response_header(
			    r, fields[i].name, fields[i].value);
	done = MHD_queue_response(c, status, r);
	MHD_destroy_response(r);
	return done;
}

static enum MHD_Result
give(struct MHD_Connection *c, const void *bytes, size_t len, const char *type)
{
	return answer(c, MHD_HTTP_OK, response_of(bytes, len, type));
}

/* In plain words, and no more is taken from there. */
static enum MHD_Result
refuse(struct MHD_Connection *c, unsigned status, const char *words,
    const char *field, const char *value)
{
	struct vk_buf text = {0};
	struct MHD_Response *r;

	vk_buf_addf(&text, "%s\n", words);
	r = response_of(text.data, text.len, "text/plain; charset=utf-8");
	vk_buf_free(&text);
	MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
	if (field != NULL)
		MHD_add_response_header(r, field, value);
	return answer(c, status, r);
}

static enum MHD_Result
not_found(struct MHD_Connection *c)
{
	return refuse(c, MHD_HTTP_NOT_FOUND,
	    _("There is nothing here. Use the address that vankien printed."),
	    NULL, NULL);
}

/* ---- numbers in paths and queries ---- */

/* Digits alone, 0 to 9 999 999; -1: something else. */
static int
number_in(const char *s, const char **end)
{
	int n = 0, digits = 0;

	while (*s >= '0' && *s <= '9' && digits++ < 7)
		n = n * 10 + (*s++ - '0');
	*end = s;
	return digits > 0 ? n : -1;
}

static int
argument(struct MHD_Connection *c, const char *name)
{
	const char *end,
	    *s = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, name);
	int n = s != NULL ? number_in(s, &end) : -1;

	return n >= 0 && *end == '\0' ? n : -1;
}

/* ---- what there is ---- */

static enum MHD_Result
give_page(struct client *c)
{
	struct vk_server *s = c->server;

	if (s->page_serial != vk_session_serial(s->session)) {
		vk_buf_clear(&s->page);
		vk_view_page(&s->page, s->session);
		s->page_serial = vk_session_serial(s->session);
	}
	return give(c->connection, s->page.data, s->page.len,
	    "text/html; charset=utf-8");
}

/* page/N.svg */
static enum MHD_Result
give_picture(struct client *c, const char *name)
{
	const struct vk_bytes *picture = NULL;
	struct MHD_Response *r;
	const char *end;
	int page = number_in(name, &end);

	if (strcmp(end, ".svg") == 0)
		picture = vk_session_picture(c->server->session, page);
	if (picture == NULL)
		return not_found(c->connection);
	r = response_of(picture->data, picture->len, "image/svg+xml");
	MHD_add_response_header(r, "Content-Security-Policy", PICTURE_POLICY);
	return answer(c->connection, MHD_HTTP_OK, r);
}

/* at?page=N&x=N&y=N, at?finding=N */
static enum MHD_Result
give_place(struct client *c)
{
	struct vk_session *s = c->server->session;
	int finding = argument(c->connection, "finding");
	int page = argument(c->connection, "page");
	int x = argument(c->connection, "x"), y = argument(c->connection, "y");
	struct vk_buf json = {0};
	struct vk_line line;
	enum MHD_Result done;
	bool found;

	if (finding < 0 && (page < 1 || x < 0 || y < 0))
		return not_found(c->connection);
	found = finding >= 0 ? vk_session_at_finding(s, (size_t)finding, &line)
			     : vk_session_at_point(s, page, x, y, &line);
	vk_view_line(&json, found ? &line : NULL);
	done = give(c->connection, json.data, json.len, "application/json");
	vk_buf_free(&json);
	return done;
}

/* An address that was copied without its last stroke. */
static enum MHD_Result
send_home(struct client *c)
{
	char home[VK_TOKEN_SIGNS + 3];

	snprintf(home, sizeof(home), "/%s/", c->server->gate.token);
	return refuse(c->connection, MHD_HTTP_PERMANENT_REDIRECT, home,
	    MHD_HTTP_HEADER_LOCATION, home);
}

static enum MHD_Result
give_asset(struct client *c, const char *name)
{
	const struct vk_asset *a = vk_asset_find(name);

	if (a == NULL || strcmp(name, "view.html") == 0)
		return not_found(c->connection);
	return give(c->connection, a->bytes, a->len, a->type);
}

/* ---- news ---- */

static void
sleep_now(struct client *c)
{
	c->sleeps = true;
	c->due = 0;
	MHD_suspend_connection(c->connection);
}

static void
wake(struct client *c)
{
	c->sleeps = false;
	c->due = now() + TAKE_MS;
	MHD_resume_connection(c->connection);
}

/* The next piece of an endless answer. */
static ssize_t
tell(void *cls, uint64_t at, char *to, size_t most)
{
	struct client *c = cls;
	unsigned serial = vk_session_serial(c->server->session);

	(void)at;
	if (c->server->ending || c->gone)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (c->told != serial) {
		c->told = serial;
		return snprintf(to, most, "event: draft\ndata: %u\n\n", serial);
	}
	if (c->beat) {
		c->beat = false;
		return snprintf(to, most, ":\n\n");
	}
	sleep_now(c);
	return 0;
}

static enum MHD_Result
give_news(struct client *c, bool head)
{
	struct MHD_Response *r;

	if (c->server->nlisteners >= LISTENERS_MOST)
		return refuse(c->connection, MHD_HTTP_SERVICE_UNAVAILABLE,
		    _("Too many pages are open; close some."),
		    MHD_HTTP_HEADER_RETRY_AFTER, "10");
	if (head)
		return give(c->connection, "", 0, "text/event-stream");
	r = MHD_create_response_from_callback(
	    MHD_SIZE_UNKNOWN, 256, tell, c, NULL);
	if (r == NULL)
		vk_out_of_memory();
	c->listens = true;
	c->told = 0;
	c->server->nlisteners++;
	MHD_add_response_header(
	    r, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
	return answer(c->connection, MHD_HTTP_OK, r);
}

/* ---- asking ---- */

struct hosts {
	const char *first;
	size_t n;
};

static enum MHD_Result
count_host(
    void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct hosts *h = cls;

	(void)kind;
	if (strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0 && h->n++ == 0)
		h->first = value;
	return MHD_YES;
}

static const char *
field(struct MHD_Connection *c, const char *name)
{
	return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

static bool
is_admitted(const struct vk_server *s, struct MHD_Connection *c)
{
	struct hosts hosts = {0};
	struct vk_knock knock = {0};

	MHD_get_connection_values(c, MHD_HEADER_KIND, count_host, &hosts);
	knock.host = hosts.first;
	knock.hosts = hosts.n;
	knock.origin = field(c, MHD_HTTP_HEADER_ORIGIN);
	knock.site = field(c, "Sec-Fetch-Site");
	knock.mode = field(c, "Sec-Fetch-Mode");
	return vk_gate_admits(&s->gate, &knock);
}

static bool
has_body(struct MHD_Connection *c)
{
	const char *len = field(c, MHD_HTTP_HEADER_CONTENT_LENGTH);

	return field(c, MHD_HTTP_HEADER_TRANSFER_ENCODING) != NULL ||
	    (len != NULL && strcmp(len, "0") != 0);
}

static enum MHD_Result
route(struct client *c, const char *path, bool head)
{
	if (*path == '\0')
		return send_home(c);
	if (strcmp(path, "/") == 0)
		return give_page(c);
	if (strcmp(path, "/events") == 0)
		return give_news(c, head);
	if (strcmp(path, "/at") == 0)
		return give_place(c);
	if (strncmp(path, "/page/", 6) == 0)
		return give_picture(c, path + 6);
	return give_asset(c, path + 1);
}

static struct client *
client_of(struct MHD_Connection *c)
{
	return MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
	    ->socket_context;
}

static enum MHD_Result
handle(void *cls, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *upload, size_t *nupload, void **own)
{
	const struct vk_server *s = cls;
	struct client *client = client_of(c);
	bool head = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
	const char *path;

	(void)version, (void)upload, (void)nupload;
	client->due = now() + TAKE_MS;
	if (!is_admitted(s, c))
		return refuse(c, MHD_HTTP_FORBIDDEN,
		    _("This page is for this machine alone."), NULL, NULL);
	if (!head && strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return refuse(c, MHD_HTTP_METHOD_NOT_ALLOWED,
		    _("Only GET and HEAD are answered."), MHD_HTTP_HEADER_ALLOW,
		    "GET, HEAD");
	if (has_body(c))
		return refuse(c, MHD_HTTP_CONTENT_TOO_LARGE,
		    _("Nothing is taken here."), NULL, NULL);
	if (*own == NULL) { /* to answer now would end the connection */
		*own = client;
		return MHD_YES;
	}
	path = vk_gate_inside(&s->gate, url);
	return path != NULL ? route(client, path, head) : not_found(c);
}

/* ---- connections ---- */

static void
connection_comes(struct vk_server *s, struct MHD_Connection *c, void **own)
{
	struct client *client = vk_alloc(1, sizeof(*client));

	*client = (struct client){.server = s, .connection = c};
	client->fd =
	    MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)
		->connect_fd;
	client->due = now() + ASK_MS;
	client->next = s->clients;
	if (s->clients != NULL)
		s->clients->before = client;
	s->clients = client;
	s->nclients++;
	*own = client;
}

static void
connection_goes(struct vk_server *s, struct client *c)
{
	if (c->next != NULL)
		c->next->before = c->before;
	if (c->before != NULL)
		c->before->next = c->next;
	else
		s->clients = c->next;
	s->nclients--;
	free(c);
}

static void
notice(void *cls, struct MHD_Connection *c, void **own,
    enum MHD_ConnectionNotificationCode code)
{
	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		connection_comes(cls, c, own);
	else
		connection_goes(cls, *own);
}

/* One answer is done; the same connection may ask again. */
static void
complete(void *cls, struct MHD_Connection *c, void **own,
    enum MHD_RequestTerminationCode code)
{
	struct vk_server *s = cls;
	struct client *client = client_of(c);

	(void)own, (void)code;
	if (client->listens)
		s->nlisteners--;
	client->listens = client->sleeps = false;
	client->due = now() + ASK_MS;
}

/* The library does not look at those that sleep. */
static bool
has_left(const struct client *c)
{
	char byte;

	return c->sleeps && recv(c->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Whoever had its time is cut off; the rest is the library's to clean up. */
static void
sweep(struct vk_server *s)
{
	long long at = now();

	if (at - s->swept < SWEEP_MS)
		return;
	s->swept = at;
	for (struct client *c = s->clients; c != NULL; c = c->next) {
		c->gone = has_left(c);
		if (c->gone)
			wake(c);
		else if (c->due != 0 && at > c->due)
			shutdown(c->fd, SHUT_RDWR);
	}
}

static void
tell_all(struct vk_server *s)
{
	bool news = s->told != vk_session_serial(s->session);
	bool beat = now() - s->beaten > BEAT_MS;

	if (!news && !beat && !s->ending)
		return;
	s->told = vk_session_serial(s->session);
	if (beat)
		s->beaten = now();
	for (struct client *c = s->clients; c != NULL; c = c->next) {
		c->beat = c->beat || beat;
		if (c->sleeps)
			wake(c);
	}
}

/* ---- the whole ---- */

struct vk_server *
vk_server_start(
    struct vk_session *session, const struct vk_gate *gate, int listening)
{
	struct vk_server *s = vk_alloc(1, sizeof(*s));

	*s = (struct vk_server){.session = session, .gate = *gate};
	s->beaten = s->swept = now();
	s->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME,
	    0, NULL, NULL, handle, s, MHD_OPTION_LISTEN_SOCKET, listening,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_EACH,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_CONNECTION,
	    notice, s, MHD_OPTION_NOTIFY_COMPLETED, complete, s,
	    MHD_OPTION_END);
	if (s->daemon == NULL) {
		free(s);
		return NULL;
	}
	return s;
}

void
vk_server_stop(struct vk_server *s)
{
	s->ending = true;
	tell_all(s);
	MHD_run(s->daemon);
	MHD_stop_daemon(s->daemon);
	vk_buf_free(&s->page);
	free(s);
}

int
vk_server_fd(const struct vk_server *s)
{
	return MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_EPOLL_FD)
	    ->epoll_fd;
}

int
vk_server_timeout(const struct vk_server *s)
{
	MHD_UNSIGNED_LONG_LONG ms;
	int most = s->clients != NULL ? SWEEP_MS : -1;

	if (MHD_get_timeout(s->daemon, &ms) == MHD_YES &&
	    (most < 0 || ms < (unsigned)most))
		return (int)ms;
	return most;
}

/*
 * A full house does not listen at the door, and the library goes back there
 * only when it is run once more.
 */
void
vk_server_run(struct vk_server *s)
{
	bool full;

	tell_all(s);
	sweep(s);
	do {
		full = s->nclients >= CONNECTIONS_MOST;
		MHD_run(s->daemon);
	} while (full && s->nclients < CONNECTIONS_MOST);
}

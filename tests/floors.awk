# Which floor may include what: the map of the house, kept by `make floors`.
# A floor that is not named here may include nothing but base and itself.
BEGIN {
	may["base"] = "base"
	foreign["base"] = "nettle"
	may["model"] = "base model"
	may["read"] = "base model read"
	foreign["read"] = "libxml zip"
	may["bind"] = may["tally"] = may["check"] = may["flow"] = "base model"
	may["diff"] = "base model flow diff"
	may["type"] = "base model type"
	foreign["type"] = "pango harfbuzz hb fontconfig cairo glib"
	may["page"] = "base model flow type page"
	may["proof"] = "base model flow type page proof"
	may["out"] = "base model type page out"
	foreign["out"] = "pango cairo hb zlib libdeflate glib"
	may["vankien.c"] = "base model read bind tally check flow type page proof out diff"
	# what stands beside the story belongs to it
	may["kit.h"] = may["kit.c"] = may["source.h"] = may["source.c"] = may["template.h"] = may["template.c"] = may["data.c"] = may["bundle.c"] = may["specimen.h"] = may["specimen.c"] = may["judged.h"] = may["judged.c"] = may["verify.c"] = may["compare.c"] = may["skeleton.c"] = may["vankien.c"]
	may["results.h"] = may["results.c"] = may["vankien.c"]
	may["laid.h"] = may["laid.c"] = may["shown.h"] = may["shown.c"] = may["pointing.c"] = may["frame.h"] = may["frame.c"] = may["vankien.c"]
	may["waivers.h"] = may["waivers.c"] = may["stamped.h"] = may["stamped.c"] = may["vankien.c"]
	may["batch"] = "base batch"
	may["preview"] = "base preview"
	may["cli"] = may["main.c"] = "base batch preview cli"
	foreign["cli"] = "chafa"
	may["serve"] = "base preview cli serve"
	foreign["serve"] = "microhttpd arpa netinet"
	split("assert ctype dirent dlfcn errno fcntl getopt inttypes libintl limits " \
	    "locale malloc math poll signal stdarg stdbool stddef stdint stdio " \
	    "stdlib string strings sys sysexits time unistd stdalign termios", \
	    names, " ")
	for (i in names)
		standard[names[i]] = 1
}

FNR == 1 {
	split(FILENAME, path, "/")
	floor = path[2]
}

/^#include/ {
	name = $2
	gsub(/[<>"]/, "", name)
	if (name == "vankien.h")
		next
	if ($2 ~ /^</)
		check_foreign(name)
	else
		check_own(name)
}

function check_own(name, room) {
	room = floor
	if (name ~ /\//) {
		split(name, parts, "/")
		room = parts[1]
	}
	if (room == floor || (" " may[floor] " ") ~ (" " room " "))
		return
	fault("the floor " floor " may not include " name)
}

function check_foreign(name, stem, i, n, allowed) {
	stem = name
	sub(/[\/.].*/, "", stem)
	if (stem in standard)
		return
	n = split(foreign[floor], allowed, " ")
	for (i = 1; i <= n; i++)
		if (index(stem, allowed[i]) == 1)
			return
	fault("the floor " floor " may not include <" name ">")
}

function fault(words) {
	printf "%s:%d: %s\n", FILENAME, FNR, words
	faults++
}

END {
	exit faults > 0
}

package ingest

import (
	"net/url"
	"path"
	"strings"

	"briefdeck/internal/source"
)

// maxAlt is the longest text of a picture that is kept, in bytes.
const maxAlt = 2000

// picture makes a block of a picture: its alternative text when that says something,
// else the name of its file.
func picture(alt, src string) block {
	text := oneLine(clean(alt))
	if len(text) > maxAlt {
		text = strings.ToValidUTF8(text[:maxAlt], "")
	}
	if idleAlt[strings.ToLower(text)] {
		text = fileOf(src)
	}
	if text == "" {
		text = "picture"
	}
	return block{kind: source.Picture, text: text}
}

// idleAlt are the alternative texts that programs fill in.
var idleAlt = setOf(`|image|img|picture|photo|figure|graphic|logo|alt text|screenshot`)

// fileOf is the last part of a picture's address; an embedded one has none.
func fileOf(src string) string {
	if strings.HasPrefix(src, "data:") || len(src) > maxAlt {
		return ""
	}
	if u, err := url.Parse(src); err == nil && u.Path != "" {
		src = u.Path
	}
	name := oneLine(clean(path.Base(strings.TrimRight(src, "/"))))
	if name == "." || name == "/" {
		return ""
	}
	return name
}

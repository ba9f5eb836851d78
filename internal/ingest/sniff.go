package ingest

import (
	"bytes"
	"regexp"
	"strings"
)

// sniffWindow is how much of a file is looked at to tell a format, in bytes.
const sniffWindow = 64 << 10

func head(data []byte) []byte { return data[:min(len(data), sniffWindow)] }

func isBlank(data []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte(bomUTF8)))) == 0
}

// startsWith tells formats that begin with one of these bytes.
func startsWith(magic ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, m := range magic {
			if bytes.HasPrefix(data, []byte(m)) {
				return true
			}
		}
		return false
	}
}

// isPDF allows rubbish before the mark, as PDF readers do.
func isPDF(data []byte) bool {
	at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	return at == 0 || at > 0 && isBinary(data)
}

func isZip(data []byte) bool { return startsWith("PK\x03\x04", "PK\x05\x06")(data) }

// zipHolding tells an archive by a folder in it; entry names stand uncompressed in the
// local headers and in the directory at the end.
func zipHolding(folder string) func([]byte) bool {
	return func(data []byte) bool {
		tail := data[max(0, len(data)-sniffWindow):]
		return isZip(data) && (bytes.Contains(head(data), []byte(folder)) || bytes.Contains(tail, []byte(folder)))
	}
}

// isODT relies on the type that OpenDocument stores first and uncompressed.
func isODT(data []byte) bool {
	return isZip(data) && bytes.Contains(head(data), []byte("application/vnd.oasis.opendocument.text"))
}

// isOpenDocument tells the other OpenDocument files: sheets, slides, drawings.
func isOpenDocument(data []byte) bool {
	return isZip(data) && bytes.Contains(head(data), []byte("application/vnd.oasis.opendocument."))
}

func isEPUB(data []byte) bool {
	return isZip(data) && bytes.Contains(head(data), []byte("application/epub+zip"))
}

// oleMark begins the compound files of old Office programs, and of encrypted new ones.
const oleMark = "\xd0\xcf\x11\xe0"

// isLocked tells a new Office file behind a password: a compound file that holds its
// encrypted package, named in UTF-16.
func isLocked(data []byte) bool {
	const name = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	return startsWith(oleMark)(data) && bytes.Contains(data, []byte(name))
}

func isImage(data []byte) bool {
	known := startsWith("\x89PNG", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "\x00\x00\x01\x00")
	webp := len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
	return known(data) || webp
}

// isBinary tells bytes that are no text in any encoding read here: zero bytes without
// a UTF-16 mark, or many control characters.
func isBinary(data []byte) bool {
	if startsWith(bomUTF16LE, bomUTF16BE)(data) || plainUTF16(data) != nil {
		return false
	}
	h := head(data)
	control := 0
	for _, b := range h {
		if b == 0 {
			return true
		}
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a {
			control++
		}
	}
	return control > len(h)/20
}

// htmlStart is a page, not a fragment: Markdown may begin with a tag too.
var htmlStart = regexp.MustCompile(`(?i)^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]`)

// htmlBlock is the start of an element that holds a page's text.
var htmlBlock = regexp.MustCompile(`(?i)<(?:p|div|section|article|main|ul|ol|table|h[1-6]|blockquote)(?:\s[^<>]*)?>`)

// isHTML tells a page by its start, and a piece of one by its tags: there are some, and
// they begin many of its lines. Markdown holds a few.
func isHTML(data []byte) bool {
	const tags, share = 4, 3
	h := bytes.TrimSpace(bytes.TrimPrefix(head(data), []byte(bomUTF8)))
	if startsWith(bomUTF16LE, bomUTF16BE)(h) || plainUTF16(h) != nil {
		text, _ := Decode(h)
		h = []byte(strings.TrimSpace(text))
	}
	if htmlStart.Match(h) {
		return true
	}
	if len(htmlBlock.FindAllIndex(h, tags)) < tags || bytes.HasPrefix(h, []byte("---\n")) {
		return false
	}
	lines, tagged := 0, 0
	for line := range bytes.Lines(h) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines++
			if line[0] == '<' {
				tagged++
			}
		}
	}
	return tagged*share >= lines
}

// markdownSigns are lines that plain text hardly has. Any two signs make a file Markdown.
var markdownSigns = []struct {
	pattern *regexp.Regexp
	weight  int
}{
	{regexp.MustCompile(`(?m)^#{1,6}[ \t]+\S`), 2},
	{regexp.MustCompile("(?m)^(?:```|~~~)"), 2},
	{regexp.MustCompile(`(?m)^\|?[ \t]*:?-{3,}:?[ \t]*\|`), 2},
	{regexp.MustCompile(`(?m)^\[\^[^\]\n]+\]:`), 2},
	{regexp.MustCompile(`(?m)^\S[^\n]{0,120}\n(?:={3,}|-{3,})[ \t]*$`), 1},
	{regexp.MustCompile(`\[[^\]\n]+\]\([^)\s]+\)`), 1},
	{regexp.MustCompile(`\*\*[^*\s][^*\n]*\*\*`), 1},
}

// isMarkdown looks for front matter, else for signs.
func isMarkdown(data []byte) bool {
	text, _ := Decode(head(data))
	if _, _, found := cutFrontMatter(text); found {
		return true
	}
	score := 0
	for _, s := range markdownSigns {
		score += s.weight * min(2, len(s.pattern.FindAllStringIndex(text, 2)))
	}
	return score >= 2
}

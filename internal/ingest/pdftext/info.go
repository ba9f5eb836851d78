package pdftext

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// infoKeys are the entries of a document's information that are read.
var infoKeys = []string{"Title", "Author", "Subject", "Keywords", "CreationDate", "Creator"}

// info reads what the program that made the document noted.
func (e *engine) info(doc uint64) map[string]string {
	info := map[string]string{}
	for _, key := range infoKeys {
		const at = bufSize / 2 // the key stands behind the text's room
		e.module.Memory().Write(e.buf+at, append([]byte(key), 0))
		n := e.call("FPDF_GetMetaText", doc, uint64(e.buf+at), uint64(e.buf), at)
		if s := e.utf16(n, at); s != "" {
			info[key] = s
		}
	}
	return info
}

// text16 calls a function that writes UTF-16 into a buffer and returns its bytes.
func (e *engine) text16(name string, handle uint64) string {
	return e.utf16(e.call(name, handle, uint64(e.buf), bufSize), bufSize)
}

// utf16 reads n bytes of UTF-16 from the scratch buffer; "" when they did not fit.
func (e *engine) utf16(n, most uint64) string {
	n &= 0xffffffff
	if e.err != nil || n < 4 || n > most {
		return ""
	}
	raw, ok := e.module.Memory().Read(e.buf, uint32(n)&^1)
	if !ok {
		return ""
	}
	units := make([]uint16, 0, n/2)
	for i := 0; i+1 < len(raw); i += 2 {
		u := binary.LittleEndian.Uint16(raw[i:])
		if u == 0 {
			break
		}
		units = append(units, u)
	}
	return strings.TrimSpace(string(utf16.Decode(units)))
}

// bookmarks lists the outline, however it loops.
func (e *engine) bookmarks(doc uint64) []Bookmark {
	const deepest = 6
	var out []Bookmark
	seen := map[uint64]bool{}
	var walk func(entry uint64, level int)
	walk = func(entry uint64, level int) {
		for ; entry != 0 && !seen[entry] && len(out) < maxEntries && e.err == nil; entry = e.call("FPDFBookmark_GetNextSibling", doc, entry) {
			seen[entry] = true
			b := Bookmark{Title: e.text16("FPDFBookmark_GetTitle", entry), Level: level}
			if dest := e.call("FPDFBookmark_GetDest", doc, entry); dest != 0 {
				b.Page = int(int32(e.call("FPDFDest_GetDestPageIndex", doc, dest))) + 1
			}
			if b.Title != "" {
				out = append(out, b)
			}
			if level < deepest {
				walk(e.call("FPDFBookmark_GetFirstChild", doc, entry), level+1)
			}
		}
	}
	walk(e.call("FPDFBookmark_GetFirstChild", doc, 0), 1)
	return out
}

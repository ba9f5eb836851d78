package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// version is the format that we write. Its header is followed by bytes that tell
// transfer programs that the file is not text.
const version = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

var errShape = errors.New("not the shape that gofpdf writes")

// extras is what finish puts into gofpdf's file.
type extras struct {
	meta    Meta
	added   *added
	outline []int // levels of the outline's items
	pages   []drawn
}

// finish takes gofpdf's file apart into its objects, adds ours, and puts it
// together again with a new table of places.
//
// gofpdf always writes the page tree as object 1, the resources of all pages as
// object 2, pages from object 3 on (every second one; the others are their
// content, which we write), the document's information last but one and the catalog last.
func finish(file []byte, x extras) ([]byte, error) {
	objs, err := takeApart(file)
	if err != nil {
		return nil, fmt.Errorf("finish pdf: %w", err)
	}
	catalog := len(objs) - 1
	metadata := len(objs) + len(x.added.objects)
	edits := []edit{
		{1, "/XObject <<\n", "/XObject <<\n" + x.added.entries("XObject", len(objs))},
		{1, "\n>>\nendobj", "\n" + x.added.dictionary("ExtGState", len(objs)) + x.added.dictionary("Pattern", len(objs)) + ">>\nendobj"},
		{catalog, "/Type /Catalog\n", "/Type /Catalog\n" + catalogEntries(x.meta, metadata+1)},
	}
	for i, page := range x.pages {
		if page.seeThrough {
			edits = append(edits, edit{2 + 2*i, "/Type /Page\n", "/Type /Page\n/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>\n"})
		}
	}
	edits = append(edits, outlineCounts(x.outline, catalog-2)...)
	for _, e := range edits {
		if err := e.apply(objs); err != nil {
			return nil, fmt.Errorf("finish pdf: %w", err)
		}
	}
	first := len(objs) + 1
	for i, page := range x.pages {
		at := 3 + 2*i
		objs[at] = object{dict: "<</Filter /FlateDecode>>", data: page.data}.bytes(at+1, first)
	}
	for i, o := range x.added.objects {
		objs = append(objs, o.bytes(first+i, first))
	}
	objs = append(objs, xmp(x.meta).bytes(metadata+1, first))
	return putTogether(objs, catalog+1), nil
}

// edit replaces the last place of old in object index (its number less one).
type edit struct {
	index    int
	old, new string
}

func (e edit) apply(objs [][]byte) error {
	if e.index >= len(objs) {
		return fmt.Errorf("object %d of %d: %w", e.index+1, len(objs), errShape)
	}
	at := bytes.LastIndex(objs[e.index], []byte(e.old))
	if at < 0 {
		return fmt.Errorf("object %d without %q: %w", e.index+1, e.old, errShape)
	}
	body := objs[e.index]
	objs[e.index] = slices.Concat(body[:at], []byte(e.new), body[at+len(e.old):])
	return nil
}

// takeApart gives the objects, "1 0 obj" to "endobj", by number from 1.
func takeApart(file []byte) ([][]byte, error) {
	const start = "startxref\n"
	at := bytes.LastIndex(file, []byte(start))
	if at < 0 {
		return nil, fmt.Errorf("no %q: %w", start, errShape)
	}
	digits, _, _ := bytes.Cut(file[at+len(start):], []byte("\n"))
	table, err := strconv.Atoi(string(digits))
	if err != nil || table < 0 || table > at {
		return nil, fmt.Errorf("table at %q: %w", digits, errShape)
	}
	lines := strings.Split(string(file[table:at]), "\n")
	var offsets []int
	for _, l := range lines[min(3, len(lines)):] { // "xref", the range, the free entry
		n, ok := strings.CutSuffix(l, " 00000 n ")
		if !ok {
			break
		}
		offset, err := strconv.Atoi(n)
		if err != nil || offset > table {
			return nil, fmt.Errorf("entry %q: %w", l, errShape)
		}
		offsets = append(offsets, offset)
	}
	if len(offsets) < 5 {
		return nil, fmt.Errorf("%d objects: %w", len(offsets), errShape)
	}
	return slicesAt(file, offsets, table), nil
}

// slicesAt cuts the file at the offsets; each object reaches to the next one's start.
func slicesAt(file []byte, offsets []int, end int) [][]byte {
	ends := append(slices.Clone(offsets), end)
	slices.Sort(ends)
	objs := make([][]byte, len(offsets))
	for i, from := range offsets {
		next, _ := slices.BinarySearch(ends, from+1)
		objs[i] = file[from:ends[next]]
	}
	return objs
}

// putTogether writes objects 1… with their table. The file's identity is a hash of
// what is in it.
func putTogether(objs [][]byte, catalog int) []byte {
	size := len(version) + 200
	for _, o := range objs {
		size += len(o) + 21
	}
	out := append(make([]byte, 0, size), version...)
	offsets := make([]int, len(objs))
	for i, o := range objs {
		offsets[i] = len(out)
		out = append(out, o...)
	}
	id := sha256.Sum256(out)
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(objs)+1)
	for _, at := range offsets {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(objs)+1, catalog, catalog-1, id[:16], id[:16], table)
}

// bytes is the object with its number, its references counted from first.
func (o object) bytes(number, first int) []byte {
	parts := strings.Split(o.dict, "\x00")
	for i := 1; i < len(parts); i += 2 {
		if n, err := strconv.Atoi(parts[i]); err == nil {
			parts[i] = strconv.Itoa(first + n)
		}
	}
	dict := strings.Join(parts, "")
	if o.data == nil {
		return fmt.Appendf(nil, "%d 0 obj\n%s\nendobj\n", number, dict)
	}
	dict = strings.TrimSuffix(dict, ">>")
	return fmt.Appendf(nil, "%d 0 obj\n%s /Length %d>>\nstream\n%s\nendstream\nendobj\n", number, dict, len(o.data), o.data)
}

// entries is the names of one kind with their objects, which come after count others.
func (a *added) entries(kind string, count int) string {
	var b strings.Builder
	for _, e := range a.named {
		if e.kind == kind {
			fmt.Fprintf(&b, "/%s %d 0 R\n", a.names[e], count+1+e.object)
		}
	}
	return b.String()
}

// dictionary is the entries as a dictionary under the kind's name; empty without any.
func (a *added) dictionary(kind string, count int) string {
	entries := a.entries(kind, count)
	if entries == "" {
		return ""
	}
	return "/" + kind + " <<\n" + entries + ">>\n"
}

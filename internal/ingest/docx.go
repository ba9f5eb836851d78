package ingest

import (
	"context"
	"errors"
	"path"
	"strconv"
	"strings"
	"time"

	"briefdeck/internal/source"
)

// readDOCX reads a Word document: what it would print with all changes accepted,
// without headers, footers, comments and contents lists.
func readDOCX(ctx context.Context, data []byte) (manuscript, error) {
	a, err := openArchive(data, "a Word document")
	if err != nil {
		return manuscript{}, err
	}
	d := &docxReader{ctx: ctx, parts: a, main: mainPart(ctx, a)}
	for _, step := range []func() error{d.readRelations, d.readStyles, d.readNumbering, d.readBody, d.readNotes, d.readProperties} {
		if err := step(); err != nil {
			return manuscript{}, err
		}
	}
	return d.out.manuscript(), nil
}

// docxReader walks the parts of a Word document.
type docxReader struct {
	ctx     context.Context
	parts   *archive
	main    string            // the name of the part with the text
	targets map[string]string // of its relations, by id
	styles  styleSheet
	lists   wordLists
	out     office
	fields  []field
	refs    []noteRef
	carry   *inline // of a paragraph whose end was deleted
	nested  int     // tables around this place
	inNote  bool
}

// mainPart finds the part with the text by the package's relations.
func mainPart(ctx context.Context, a *archive) string {
	const usual = "word/document.xml"
	root, err := readTree(ctx, a, "_rels/.rels")
	if err != nil {
		return usual
	}
	for _, k := range root.kids {
		if strings.HasSuffix(k.attr("Type"), "/officeDocument") && a.has(k.attr("Target")) {
			return strings.TrimPrefix(k.attr("Target"), "/")
		}
	}
	return usual
}

// readTree reads a whole small part.
func readTree(ctx context.Context, a *archive, name string) (*node, error) {
	data, err := a.part(ctx, name)
	if err != nil {
		return nil, err
	}
	return newXMLReader(ctx, name, data).document()
}

// optionalTree reads a part that may be missing: nil without an error then.
func (d *docxReader) optionalTree(name string) (*node, error) {
	root, err := readTree(d.ctx, d.parts, name)
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	return root, err
}

// beside is a part's name from its name in the main part's folder.
func (d *docxReader) beside(name string) string {
	if strings.HasPrefix(name, "/") {
		return name[1:]
	}
	return path.Join(path.Dir(d.main), name)
}

// relation is the part that a relation of a kind points at, else the usual one.
func (d *docxReader) relation(kind, usual string) string {
	if t := d.targets["/"+kind]; t != "" {
		return d.beside(t)
	}
	return d.beside(usual)
}

// readRelations reads what the main part's relations point at, by id and by kind.
func (d *docxReader) readRelations() error {
	d.targets = map[string]string{}
	root, err := d.optionalTree(path.Join(path.Dir(d.main), "_rels", path.Base(d.main)+".rels"))
	if root == nil {
		return err
	}
	for _, k := range root.kids {
		d.targets[k.attr("Id")] = k.attr("Target")
		kind := k.attr("Type")
		d.targets[kind[strings.LastIndexByte(kind, '/')+1:]] = k.attr("Target")
		if at := strings.LastIndexByte(kind, '/'); at >= 0 {
			d.targets[kind[at:]] = k.attr("Target")
		}
	}
	return nil
}

// readProperties reads the title, the author and the dates that Word notes.
func (d *docxReader) readProperties() error {
	root, err := d.optionalTree("docProps/core.xml")
	if root == nil {
		return err
	}
	d.out.props = source.Source{
		Title:    oneLine(clean(root.child("dc:title").words())),
		Authors:  splitList(oneLine(clean(root.child("dc:creator").words()))),
		Keywords: splitList(oneLine(clean(root.child("cp:keywords").words()))),
		Language: strings.TrimSpace(root.child("dc:language").words()),
	}
	for _, name := range []string{"dcterms:modified", "dcterms:created"} {
		if date := isoDay(root.child(name).words()); date != "" {
			d.out.props.Published = date
			break
		}
	}
	return nil
}

// isoDay is the day of a moment in ISO form, "" for anything else.
func isoDay(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 10 {
		s = s[:10]
	}
	if t, err := time.Parse(time.DateOnly, s); err != nil || t.Year() < 1900 {
		return ""
	}
	return s
}

// noteRef is a mark of a note in the text.
type noteRef struct {
	kind string // "w:footnote" or "w:endnote"
	id   string
	mark string
}

// readNotes reads the notes that the text refers to, in its order.
func (d *docxReader) readNotes() error {
	for _, kind := range []string{"w:footnote", "w:endnote"} {
		var refs []noteRef
		for _, r := range d.refs {
			if r.kind == kind {
				refs = append(refs, r)
			}
		}
		if len(refs) == 0 {
			continue
		}
		found, err := d.notesIn(d.relation(kind[2:]+"s", kind[2:]+"s.xml"), kind)
		if err != nil {
			return err
		}
		for _, r := range refs {
			for _, b := range found[r.id] {
				b.mark = r.mark
				d.out.notes = append(d.out.notes, b)
			}
			delete(found, r.id)
		}
	}
	return tooLong(len(d.out.notes))
}

// mark is the next mark of a kind of notes: footnotes count 1, 2, 3 and endnotes i, ii, iii.
func (d *docxReader) mark(kind string) string {
	n := 1
	for _, r := range d.refs {
		if r.kind == kind {
			n++
		}
	}
	if kind == "w:endnote" {
		return numeral(n, "lowerRoman")
	}
	return strconv.Itoa(n)
}

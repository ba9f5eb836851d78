package ingest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"briefdeck/internal/source"
)

// readBody reads the text.
func (d *docxReader) readBody() error {
	data, err := d.parts.part(d.ctx, d.main)
	if errors.Is(err, errNoPart) {
		return fmt.Errorf("%w: it is a Word document whose text is missing; open it in an office program, save it anew and import that", ErrFormat)
	}
	if err != nil {
		return err
	}
	r := newXMLReader(d.ctx, d.main, data)
	for {
		t, err := r.token()
		if err != nil {
			return noEOF(d.main, err)
		}
		if start, ok := t.(xml.StartElement); ok && r.name(start.Name) == "w:body" {
			break
		}
	}
	if err := d.container(r, 0); err != nil {
		return err
	}
	d.flushCarry()
	return tooLong(len(d.out.paras))
}

// container reads the paragraphs and tables in the element that has started.
func (d *docxReader) container(r *xmlReader, depth int) error {
	contents := false
	return r.elements(func(name string, start xml.StartElement) error {
		if name == "w:sdtPr" {
			pr, err := r.tree(start)
			contents = err == nil && isContentsControl(pr)
			return err
		}
		if contents {
			return r.skip()
		}
		return d.block(r, name, start, depth)
	})
}

// block reads one element that stands beside paragraphs.
func (d *docxReader) block(r *xmlReader, name string, start xml.StartElement, depth int) error {
	switch name {
	case "w:p":
		n, err := r.tree(start)
		if err != nil {
			return err
		}
		d.paragraph(n, false)
		return tooLong(len(d.out.paras))
	case "w:tbl":
		return d.table(r, depth+1)
	case "w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "mc:AlternateContent", "mc:Choice":
		if depth < maxXMLDepth {
			return d.container(r, depth+1)
		}
	}
	return r.skip()
}

// paragraph reads a paragraph and the text boxes anchored in it.
func (d *docxReader) paragraph(n *node, boxed bool) {
	ppr := n.child("w:pPr")
	id := firstWords(ppr.child("w:pStyle").attr("w:val"), d.styles.standard)
	st := d.styles.style(id)
	p := para{block: block{kind: source.Prose}, boxed: boxed}
	p.role, _ = roleOf(st.name)
	if p.level = outlineLevel(ppr); p.level == 0 {
		p.level = st.outline
	}
	p.level = max(p.level, 0)
	if boxed || p.role == contentsRole {
		p.level = 0
	}
	d.ageFields(p.level > 0 && p.role == headingRole)

	t := d.carry
	d.carry = nil
	if t == nil {
		t = &inline{}
	}
	d.inlineKids(n, t, st.run.or(d.styles.defaults))
	if mark := ppr.child("w:rPr"); mark.child("w:del") != nil || mark.child("w:moveFrom") != nil {
		d.carry = t // its end was deleted: it goes on in the next paragraph
		return
	}
	p.look = t.look()
	p.look.center = centered(ppr).or(st.center) == on
	d.number(&p, ppr, st, id)
	d.emit(p, t)
}

// flushCarry keeps the words of a last paragraph whose end was deleted.
func (d *docxReader) flushCarry() {
	if t := d.carry; t != nil {
		d.carry = nil
		d.emit(para{block: block{kind: source.Prose}}, t)
	}
}

// number counts the paragraph in its list.
func (d *docxReader) number(p *para, ppr *node, st officeStyle, id string) {
	ref := readNumRef(ppr)
	if ref.list == "" {
		ref.list = st.num.list
		if !ref.leveled {
			ref.level, ref.leveled = st.num.level, st.num.leveled
		}
	}
	list := d.lists[ref.list]
	if list == nil {
		return
	}
	if !ref.leveled {
		ref.level = list.levelOf(id)
	}
	p.label = list.next(ref.level)
	if p.label != "" {
		p.look.series = ref.list
	}
	p.kind, p.depth = source.ListItem, ref.level+1
}

// emit keeps a paragraph with its words, pictures and boxes.
func (d *docxReader) emit(p para, t *inline) {
	p.setText(t.text.String())
	switch {
	case p.role == quoteRole && p.kind == source.Prose:
		p.kind = source.Quoted
	case p.role == codeRole && !p.heading():
		p.kind, p.text = source.Code, strings.TrimRight(clean(t.text.String()), "\n ")
	}
	d.out.paras = append(d.out.paras, p)
	for _, b := range t.pictures {
		d.out.paras = append(d.out.paras, para{block: b})
	}
	for _, box := range t.boxes {
		d.box(box, 0)
	}
}

// box reads the paragraphs of a text box, those of tables in it too.
func (d *docxReader) box(n *node, depth int) {
	for _, k := range n.kids {
		switch {
		case k.name == "w:p":
			d.paragraph(k, true)
		case k.name != "w:del" && k.name != "w:moveFrom" && depth < maxXMLDepth:
			d.box(k, depth+1)
		}
	}
}

// setText makes the printed lines and the text of them; typed tabs stay for telling
// tabular lines.
func (p *para) setText(s string) {
	s = clean(s)
	for row := range strings.Lines(s) {
		if row = strings.TrimSpace(row); row != "" {
			p.rows = append(p.rows, row)
		}
	}
	p.text = oneLine(s)
	p.empty = p.text == ""
	p.look.bold = p.look.bold && !p.empty
}

// numberedPicture is a name that a program gave a picture.
var numberedPicture = regexp.MustCompile(`(?i)^(?:picture|image|grafik|bild|imagen|immagine|graphic|diagram|chart|object|shape|图片|圖片|图|图表|图像|圖)\s*\d*$`)

// notesIn reads the notes of a part, by id.
func (d *docxReader) notesIn(part, kind string) (map[string][]block, error) {
	data, err := d.parts.part(d.ctx, part)
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := newXMLReader(d.ctx, part, data)
	out := map[string][]block{}
	body := d.out.paras
	d.inNote = true
	defer func() { d.out.paras, d.inNote = body, false }()
	for {
		t, err := r.token()
		if err != nil {
			return nil, noEOF(part, err)
		}
		if _, ok := t.(xml.StartElement); ok {
			break
		}
	}
	err = r.elements(func(name string, start xml.StartElement) error {
		if name != kind {
			return r.skip()
		}
		id, typ := "", ""
		for _, a := range r.element(start).attrs {
			switch a.name {
			case "w:id":
				id = a.value
			case "w:type":
				typ = a.value
			}
		}
		if typ != "" && typ != "normal" {
			return r.skip() // a line above the notes
		}
		d.out.paras, d.fields = nil, nil
		if err := d.container(r, 0); err != nil {
			return err
		}
		d.flushCarry()
		out[id] = noteBlocks(d.out.paras)
		return nil
	})
	return out, err
}

// noteBlocks makes the paragraphs of a note.
func noteBlocks(ps []para) []block {
	var out []block
	for _, p := range ps {
		if !p.empty {
			b := p.finished()
			b.kind, b.level, b.depth, b.row = source.NoteText, 0, 0, nil
			out = append(out, b)
		}
	}
	return out
}

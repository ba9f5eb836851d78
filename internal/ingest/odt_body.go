package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"briefdeck/internal/source"
)

// container reads the paragraphs, lists and tables in the element that has started.
func (o *odtReader) container(r *xmlReader, depth int) error {
	return r.elements(func(name string, start xml.StartElement) error { return o.block(r, name, start, depth) })
}

// block reads one element that stands beside paragraphs.
func (o *odtReader) block(r *xmlReader, name string, start xml.StartElement, depth int) error {
	switch name {
	case "text:p", "text:h":
		n, err := r.tree(start)
		if err != nil {
			return err
		}
		o.paragraph(n)
		return tooLong(len(o.out.paras) + len(o.out.notes))
	case "draw:frame", "draw:rect", "draw:custom-shape", "draw:g":
		n, err := r.tree(start)
		if err != nil {
			return err
		}
		t := &inline{}
		o.drawing(n, t)
		o.emit(para{block: block{kind: source.Prose}}, t)
		return nil
	}
	if depth >= maxXMLDepth {
		return r.skip()
	}
	switch name {
	case "text:list":
		return o.list(r, r.element(start), depth+1)
	case "table:table":
		return o.table(r, depth+1)
	case "text:section", "text:bibliography", "text:index-body", "text:numbered-paragraph":
		return o.container(r, depth+1)
	}
	return r.skip() // contents lists, indexes, deleted passages, forms
}

// list reads a list; its items may hold paragraphs, headings and further lists.
func (o *odtReader) list(r *xmlReader, n *node, depth int) error {
	o.lists.enter(n)
	defer o.lists.leave()
	return r.elements(func(name string, start xml.StartElement) error {
		if name != "text:list-item" && name != "text:list-header" {
			return r.skip()
		}
		o.lists.item(name == "text:list-item", r.element(start).attr("text:start-value"))
		return o.container(r, depth)
	})
}

// paragraph reads a paragraph or heading.
func (o *odtReader) paragraph(n *node) {
	st := o.styles.style(n.attr("text:style-name"))
	p := para{block: block{kind: source.Prose}, boxed: o.boxed}
	p.role, _ = roleOf(st.name)
	p.level = max(st.outline, 0)
	if n.name == "text:h" {
		p.level = max(1, level9(n.attr("text:outline-level")))
	}
	if o.boxed || p.role == contentsRole {
		p.level = 0
	}
	t := &inline{}
	o.inlineKids(n, t, st.run.or(o.styles.defaults))
	p.look = t.look()
	p.look.center = st.center == on
	if o.lists.inItem() {
		p.kind, p.depth = source.ListItem, o.lists.depth()
		p.label = o.lists.label()
		if p.label != "" {
			p.look.series = o.lists.series()
		}
	} else if n.name == "text:h" && o.outline != nil && n.attr("text:is-list-header") != "true" {
		p.label = o.lists.heading(o.outline, p.level)
	}
	if number := n.child("text:number"); number != nil {
		p.label = oneLine(clean(number.words()))
	}
	o.emit(p, t)
}

// emit keeps a paragraph with its words, pictures and boxes.
func (o *odtReader) emit(p para, t *inline) {
	p.setText(t.text.String())
	switch {
	case p.role == quoteRole && p.kind == source.Prose:
		p.kind = source.Quoted
	case p.role == codeRole && !p.heading():
		p.kind, p.text = source.Code, strings.TrimRight(clean(t.text.String()), "\n ")
	}
	o.out.paras = append(o.out.paras, p)
	for _, b := range t.pictures {
		o.out.paras = append(o.out.paras, para{block: b})
	}
	for _, box := range t.boxes {
		o.boxIn(box)
	}
}

// boxIn reads the paragraphs of a text box, those of lists and tables in it too.
func (o *odtReader) boxIn(n *node) {
	before := o.boxed
	o.boxed = true
	for _, k := range n.kids {
		switch k.name {
		case "text:p", "text:h":
			o.paragraph(k)
		case "text:list":
			o.lists.enter(k)
			for _, item := range k.kids {
				if item.name == "text:list-item" || item.name == "text:list-header" {
					o.lists.item(item.name == "text:list-item", item.attr("text:start-value"))
					o.boxIn(item)
				}
			}
			o.lists.leave()
		case "table:table", "table:table-row", "table:table-cell", "table:table-header-rows", "text:section", "draw:text-box":
			o.boxIn(k)
		}
	}
	o.boxed = before
}

// inlineKids reads what stands in a paragraph.
func (o *odtReader) inlineKids(n *node, t *inline, base runLook) {
	for _, k := range n.kids {
		switch k.name {
		case "":
			t.add(unprivate(unbroken(k.text), base.font), base)
		case "text:s":
			t.text.WriteString(strings.Repeat(" ", min(max(1, atoi(k.attr("text:c"))), 100)))
		case "text:tab":
			t.text.WriteByte('\t')
		case "text:line-break":
			t.text.WriteByte('\n')
		case "text:span":
			l := o.texts.style(k.attr("text:style-name")).run.or(base)
			if l.hidden != on {
				o.inlineKids(k, t, l)
			}
		case "text:note":
			o.note(k)
		case "text:ruby":
			if b := k.child("text:ruby-base"); b != nil {
				o.inlineKids(b, t, base)
			}
		case "draw:frame", "draw:g", "draw:rect", "draw:custom-shape", "draw:ellipse", "draw:polygon", "draw:path":
			o.drawing(k, t)
		case "draw:a":
			o.inlineKids(k, t, base)
		case "office:annotation", "office:annotation-end", "text:number", "text:hidden-text", "text:tracked-changes", "text:change", "text:toc-mark", "text:alphabetical-index-mark":
		default:
			o.inlineKids(k, t, base)
		}
	}
}

// unbroken is words without the line ends of the file, which mean blanks.
func unbroken(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

// note keeps a note apart, with the mark it has in the text.
func (o *odtReader) note(n *node) {
	body := n.child("text:note-body")
	if body == nil {
		return
	}
	mark := firstWords(n.child("text:note-citation").attr("text:label"), oneLine(clean(n.child("text:note-citation").words())))
	paras, lists, notes := o.out.paras, o.lists, o.out.notes
	o.out.paras, o.lists = nil, odtLists{styles: lists.styles}
	o.boxIn(body)
	found := noteBlocks(o.out.paras)
	o.out.paras, o.lists, o.out.notes = paras, lists, notes
	for _, b := range found {
		b.mark = mark
		o.out.notes = append(o.out.notes, b)
	}
}

// drawing keeps a picture's place and the words of its text boxes and shapes.
func (o *odtReader) drawing(n *node, t *inline) {
	for _, k := range n.kids {
		switch k.name {
		case "draw:text-box":
			t.boxes = append(t.boxes, k)
		case "text:p", "text:list":
			t.boxes = append(t.boxes, n)
			return
		case "draw:g", "draw:frame", "draw:custom-shape", "draw:rect", "draw:a":
			o.drawing(k, t)
		case "draw:image", "draw:object", "draw:object-ole":
			if k.name == "draw:image" && (n.child("draw:object") != nil || n.child("draw:object-ole") != nil) {
				continue // the picture that stands in for an object
			}
			alt := firstWords(n.child("svg:desc").words(), n.child("svg:title").words(), n.attr("draw:name"))
			if numberedPicture.MatchString(alt) {
				alt = ""
			}
			t.pictures = append(t.pictures, picture(alt, k.attr("xlink:href")))
			if n.child("draw:text-box") == nil {
				return
			}
		}
	}
}

// table reads a table that has started. One inside another becomes words of its cell.
func (o *odtReader) table(r *xmlReader, depth int) error {
	outside, lists := o.out.paras, o.lists
	o.lists = odtLists{styles: lists.styles}
	o.nested++
	t := &officeTable{}
	err := o.rows(r, t, depth)
	o.nested--
	o.lists = lists
	o.out.paras = append(outside, t.paras(&o.out.tables, o.nested == 0)...)
	if err != nil {
		return err
	}
	return tooLong(len(o.out.paras))
}

// rows reads the rows of a table and of its parts.
func (o *odtReader) rows(r *xmlReader, t *officeTable, depth int) error {
	return r.elements(func(name string, start xml.StartElement) error {
		switch name {
		case "table:table-header-rows":
			before := len(t.grid.rows)
			err := o.rows(r, t, depth)
			if before == t.headers {
				t.headers = len(t.grid.rows)
			}
			return err
		case "table:table-rows", "table:table-row-group":
			if depth < maxXMLDepth {
				depth++
				return o.rows(r, t, depth)
			}
		case "table:table-row":
			var cells []cell
			if err := o.row(r, t, &cells, depth); err != nil {
				return err
			}
			t.grid.rows = append(t.grid.rows, cells)
			return tooLong(len(t.grid.rows))
		}
		return r.skip()
	})
}

// row reads a row's cells; those that another covers are empty.
func (o *odtReader) row(r *xmlReader, t *officeTable, cells *[]cell, depth int) error {
	return r.elements(func(name string, start xml.StartElement) error {
		n := r.element(start)
		repeated := min(max(1, atoi(n.attr("table:number-columns-repeated"))), maxColumns)
		switch name {
		case "table:covered-table-cell":
			for range repeated {
				*cells = append(*cells, cell{span: 1})
			}
			return r.skip()
		case "table:table-cell":
			o.out.paras = nil
			if err := o.container(r, depth); err != nil {
				return err
			}
			c := t.cell(o.out.paras, atoi(n.attr("table:number-columns-spanned")) < 2)
			if v := n.attr("office:value"); v != "" && c.text == "" {
				if f, err := strconv.ParseFloat(v, 64); err == nil {
					c.text = strconv.FormatFloat(f, 'f', -1, 64)
				}
			}
			for range repeated {
				if len(*cells) < maxColumns {
					*cells = append(*cells, c)
				}
			}
			return nil
		}
		return r.skip()
	})
}

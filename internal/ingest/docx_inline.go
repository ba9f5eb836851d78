package ingest

import (
	"strings"
)

// field is a field that has begun: instructions, then the result that is printed.
type field struct {
	instruction strings.Builder
	result      bool
	contents    bool // a table of contents: its result is left out
	age         int  // paragraphs since it began
}

// isContents tells the instruction of a table of contents or an index.
func isContents(instruction string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	switch strings.ToUpper(word) {
	case "TOC", "TOA", "INDEX":
		return true
	}
	return false
}

// silent tells whether words at this place are not printed.
func (d *docxReader) silent() bool {
	for i := range d.fields {
		if f := &d.fields[i]; !f.result || f.contents {
			return true
		}
	}
	return false
}

// fieldMark follows a field's begin, separation and end.
func (d *docxReader) fieldMark(kind string) {
	top := len(d.fields) - 1
	switch {
	case kind == "begin" && len(d.fields) < maxXMLDepth:
		d.fields = append(d.fields, field{})
	case kind == "separate" && top >= 0:
		f := &d.fields[top]
		f.result, f.contents = true, isContents(f.instruction.String())
	case kind == "end" && top >= 0:
		d.fields = d.fields[:top]
	}
}

// ageFields forgets instructions that never end, as damaged files have them: a heading
// is in no table of contents, and no instruction runs over many paragraphs.
func (d *docxReader) ageFields(heading bool) {
	const longest = 4 // paragraphs
	for i := range d.fields {
		f := &d.fields[i]
		if f.age++; f.contents && heading || !f.result && f.age > longest {
			d.fields = d.fields[:i]
			return
		}
	}
}

// inlineKids reads what stands in a paragraph, a link or a content control.
func (d *docxReader) inlineKids(n *node, t *inline, base runLook) {
	for _, k := range n.kids {
		switch k.name {
		case "w:r":
			d.run(k, t, base)
		case "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent", "w:dir", "w:bdo", "w:rubyBase":
			d.inlineKids(k, t, base)
		case "w:sdt":
			if !isContentsControl(k.child("w:sdtPr")) {
				d.inlineKids(k, t, base)
			}
		case "w:fldSimple":
			if !isContents(k.attr("w:instr")) {
				d.inlineKids(k, t, base)
			}
		case "m:oMath", "m:oMathPara":
			if !d.silent() {
				t.add(mathWords(k), base)
			}
		}
	}
}

// isContentsControl tells the content control that Word puts around a table of contents.
func isContentsControl(pr *node) bool {
	return pr != nil && strings.Contains(pr.child("w:docPartObj", "w:docPartGallery").attr("w:val"), "Table of Contents")
}

// mathWords is the signs of a formula in their order.
func mathWords(n *node) string {
	var out strings.Builder
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			if k.name == "m:t" {
				out.WriteString(k.words())
			} else {
				walk(k)
			}
		}
	}
	walk(n)
	return out.String()
}

// run reads a run of words that look alike.
func (d *docxReader) run(n *node, t *inline, base runLook) {
	rpr := n.child("w:rPr")
	l := readRunLook(rpr)
	if id := rpr.child("w:rStyle").attr("w:val"); id != "" {
		l = l.or(d.styles.style(id).run)
	}
	l = l.or(base)
	if l.hidden == on {
		return
	}
	custom := false
	for _, k := range n.kids {
		switch k.name {
		case "w:fldChar":
			d.fieldMark(k.attr("w:fldCharType"))
		case "w:instrText":
			if top := len(d.fields) - 1; top >= 0 && !d.fields[top].result {
				d.fields[top].instruction.WriteString(k.words())
			}
		case "w:footnoteReference", "w:endnoteReference":
			custom = d.noteMark(k, n)
		case "w:ruby":
			if base := k.child("w:rubyBase"); base != nil {
				d.inlineKids(base, t, l)
			}
		default:
			if !d.silent() && !(custom && k.name == "w:t") {
				d.runPart(k, t, l)
			}
		}
	}
}

// noteMark remembers a reference to a note; its sign stands in the run when it is no number.
func (d *docxReader) noteMark(k, run *node) (custom bool) {
	kind := strings.TrimSuffix(k.name, "Reference")
	if d.inNote || d.silent() {
		return false
	}
	if custom = isOn(k.attr("w:customMarkFollows")); custom {
		if sign := run.child("w:t").words(); sign != "" {
			d.refs = append(d.refs, noteRef{kind, k.attr("w:id"), sign})
			return true
		}
	}
	d.refs = append(d.refs, noteRef{kind, k.attr("w:id"), d.mark(kind)})
	return custom
}

// runPart reads one part of a run.
func (d *docxReader) runPart(k *node, t *inline, l runLook) {
	switch k.name {
	case "w:t":
		t.add(unprivate(k.words(), l.font), l)
	case "w:tab", "w:ptab":
		t.text.WriteByte('\t')
	case "w:br", "w:cr":
		t.text.WriteByte('\n')
	case "w:noBreakHyphen":
		t.add("-", l)
	case "w:sym":
		t.add(symbol(k.attr("w:font"), k.attr("w:char")), l)
	case "w:drawing", "w:pict", "w:object":
		d.drawing(k, t)
	case "mc:AlternateContent":
		// The same thing twice, for newer and older programs: one of them is enough.
		chosen := k.child("mc:Choice")
		if chosen == nil || len(chosen.kids) == 0 {
			chosen = k.child("mc:Fallback")
		}
		if chosen != nil {
			for _, c := range chosen.kids {
				d.runPart(c, t, l)
			}
		}
	}
}

// drawing keeps a picture's place and the words of its text boxes.
func (d *docxReader) drawing(n *node, t *inline) {
	collectBoxes(n, &t.boxes)
	if p := d.pictureOf(n); p != nil {
		t.pictures = append(t.pictures, *p)
	}
}

// collectBoxes finds the outermost text boxes below a node, each once.
func collectBoxes(n *node, to *[]*node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:txbxContent":
			*to = append(*to, k)
		case "mc:AlternateContent":
			if c := k.child("mc:Choice"); c != nil {
				collectBoxes(c, to)
			} else if c := k.child("mc:Fallback"); c != nil {
				collectBoxes(c, to)
			}
		default:
			collectBoxes(k, to)
		}
	}
}

// pictureOf is the picture, chart or diagram in a drawing; nil for a bare shape.
func (d *docxReader) pictureOf(n *node) *block {
	shown := n.first("a:blip", "v:imagedata", "c:chart", "?:relIds")
	if shown == nil {
		return nil
	}
	alt := ""
	if pr := n.first("wp:docPr"); pr != nil {
		alt = firstWords(pr.attr("descr"), pr.attr("title"), pr.attr("name"))
	} else if shape := n.first("v:shape", "v:rect"); shape != nil {
		alt = firstWords(shape.attr("alt"), shown.attr("o:title"))
	}
	if numberedPicture.MatchString(alt) {
		alt = d.diagramWords(shown.attr("r:dm"))
	}
	b := picture(alt, d.targets[firstWords(shown.attr("r:embed"), shown.attr("r:id"), shown.attr("r:link"))])
	return &b
}

// diagramWords is what stands in the boxes of a diagram.
func (d *docxReader) diagramWords(relation string) string {
	target := d.targets[relation]
	if target == "" {
		return ""
	}
	root, err := readTree(d.ctx, d.parts, d.beside(target))
	if err != nil {
		return "" // a diagram that cannot be read is still a picture
	}
	var words []string
	var walk func(n *node)
	walk = func(n *node) {
		for _, k := range n.kids {
			if k.name != "a:p" {
				walk(k)
			} else if s := oneLine(clean(k.words())); s != "" {
				words = append(words, s)
			}
		}
	}
	walk(root)
	return strings.Join(words, "; ")
}

func firstWords(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

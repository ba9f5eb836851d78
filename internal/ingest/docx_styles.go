package ingest

import (
	"strings"
)

// readStyles reads the style sheet.
func (d *docxReader) readStyles() error {
	d.styles.byID = map[string]*officeStyle{}
	root, err := d.optionalTree(d.relation("styles", "styles.xml"))
	if root == nil {
		return err
	}
	d.styles.defaults = readRunLook(root.child("w:docDefaults", "w:rPrDefault", "w:rPr"))
	if d.styles.defaults.size == 0 {
		d.styles.defaults.size = 10
	}
	for _, k := range root.kids {
		if k.name != "w:style" {
			continue
		}
		id := k.attr("w:styleId")
		ppr := k.child("w:pPr")
		d.styles.byID[id] = &officeStyle{
			name: k.child("w:name").attr("w:val"), basedOn: k.child("w:basedOn").attr("w:val"), outline: outlineLevel(ppr),
			num: readNumRef(ppr), run: readRunLook(k.child("w:rPr")), center: centered(ppr),
		}
		if k.attr("w:type") == "paragraph" && isOn(k.attr("w:default")) {
			d.styles.standard = id
		}
	}
	return nil
}

// readRunLook reads the properties of a run.
func readRunLook(rpr *node) runLook {
	if rpr == nil {
		return runLook{}
	}
	r := runLook{
		bold: toggle(rpr, "w:b"), italic: toggle(rpr, "w:i"), caps: toggle(rpr, "w:caps"), hidden: toggle(rpr, "w:vanish"),
		size: atof(rpr.child("w:sz").attr("w:val")) / 2, font: rpr.child("w:rFonts").attr("w:ascii"),
	}
	if v := rpr.child("w:vertAlign"); v != nil {
		r.raised = off
		if v.attr("w:val") == "superscript" {
			r.raised = on
		}
	}
	if u := rpr.child("w:u"); u != nil {
		r.underline = on
		if u.attr("w:val") == "none" {
			r.underline = off
		}
	}
	return r
}

// toggle reads an on-off property, which is on when it stands there without a value.
func toggle(n *node, name string) tristate {
	k := n.child(name)
	if k == nil {
		return unset
	}
	if v := k.attr("w:val"); v == "" || isOn(v) {
		return on
	}
	return off
}

func isOn(v string) bool { return v == "1" || v == "true" || v == "on" }

// outlineLevel is 1 to 9 for headings, -1 for body text and 0 when nothing is said.
func outlineLevel(ppr *node) int {
	k := ppr.child("w:outlineLvl")
	if k == nil {
		return 0
	}
	if n := atoi(strings.TrimSpace(k.attr("w:val"))); n >= 0 && n <= 8 {
		return n + 1
	}
	return -1
}

func centered(ppr *node) tristate {
	switch ppr.child("w:jc").attr("w:val") {
	case "":
		return unset
	case "center":
		return on
	}
	return off
}

package ingest

import (
	"encoding/xml"
)

// table reads a table that has started. One inside another becomes words of its cell.
func (d *docxReader) table(r *xmlReader, depth int) error {
	if depth >= maxXMLDepth {
		return r.skip()
	}
	outside := d.out.paras
	d.nested++
	t := &officeTable{}
	err := d.rows(r, t, depth)
	d.nested--
	d.out.paras = outside
	if err != nil {
		return err
	}
	d.out.paras = append(d.out.paras, t.paras(&d.out.tables, d.nested == 0)...)
	return tooLong(len(d.out.paras))
}

// rows reads the rows of a table, also those in content controls and insertions.
func (d *docxReader) rows(r *xmlReader, t *officeTable, depth int) error {
	return r.elements(func(name string, start xml.StartElement) error {
		switch name {
		case "w:tr":
			return d.row(r, t, depth)
		case "w:sdt", "w:sdtContent", "w:ins", "w:customXml":
			if depth < maxXMLDepth {
				return d.rows(r, t, depth+1)
			}
		}
		return r.skip()
	})
}

// row reads a row, unless it was deleted.
func (d *docxReader) row(r *xmlReader, t *officeTable, depth int) error {
	var cells []cell
	deleted := false
	var read func(name string, start xml.StartElement) error
	read = func(name string, start xml.StartElement) error {
		switch name {
		case "w:trPr":
			pr, err := r.tree(start)
			if err != nil {
				return err
			}
			deleted = pr.child("w:del") != nil
			if toggle(pr, "w:tblHeader") == on && t.marked == len(t.rows) {
				t.marked++
			}
			for range min(level9(pr.child("w:gridBefore").attr("w:val")), maxColumns) {
				cells = append(cells, cell{span: 1})
			}
			return nil
		case "w:tc":
			c, err := d.cell(r, t, depth)
			cells = append(cells, c)
			return err
		case "w:sdt", "w:sdtContent", "w:customXml":
			return r.elements(read)
		}
		return r.skip()
	}
	if err := r.elements(read); err != nil {
		return err
	}
	if !deleted {
		t.rows = append(t.rows, cells)
		t.headers = min(t.marked, len(t.rows))
	}
	return tooLong(len(t.rows))
}

// cell reads a cell. The lower ones of merged cells are empty.
func (d *docxReader) cell(r *xmlReader, t *officeTable, depth int) (cell, error) {
	c := cell{span: 1}
	covered := false
	d.out.paras = nil
	err := r.elements(func(name string, start xml.StartElement) error {
		if name != "w:tcPr" {
			return d.block(r, name, start, depth)
		}
		pr, err := r.tree(start)
		if err != nil {
			return err
		}
		if n := atoi(pr.child("w:gridSpan").attr("w:val")); n > 1 {
			c.span = min(n, maxColumns)
		}
		merge := pr.child("w:vMerge")
		covered = merge != nil && merge.attr("w:val") != "restart"
		return nil
	})
	if err != nil {
		return c, err
	}
	d.flushCarry()
	if covered {
		return c, nil
	}
	text := t.cell(d.out.paras, c.span == 1)
	text.span = c.span
	return text, nil
}

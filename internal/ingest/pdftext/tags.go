package pdftext

// tags reads which marked content of a page the document's structure calls headings,
// and of what level. Documents without structure have none.
func (e *engine) tags(handle uint64) map[int]int {
	const mostElements, deepest = 20000, 40
	tree := e.call("FPDF_StructTree_GetForPage", handle)
	if tree == 0 {
		return nil
	}
	defer e.call("FPDF_StructTree_Close", tree)
	out := map[int]int{}
	left := mostElements
	var walk func(element uint64, level, depth int)
	walk = func(element uint64, level, depth int) {
		if element == 0 || depth > deepest || left == 0 || e.err != nil {
			return
		}
		left--
		if l := headingLevel(e.text16("FPDF_StructElement_GetType", element)); l > 0 {
			level = l
		}
		if level > 0 {
			n := int(int32(e.call("FPDF_StructElement_GetMarkedContentIdCount", element)))
			for i := 0; i < n && i < 1000; i++ {
				out[int(int32(e.call("FPDF_StructElement_GetMarkedContentIdAtIndex", element, uint64(i))))] = level
			}
		}
		n := int(int32(e.call("FPDF_StructElement_CountChildren", element)))
		for i := 0; i < n && e.err == nil && left > 0; i++ {
			walk(e.call("FPDF_StructElement_GetChildAtIndex", element, uint64(i)), level, depth+1)
		}
	}
	n := int(int32(e.call("FPDF_StructTree_CountChildren", tree)))
	for i := 0; i < n && e.err == nil && left > 0; i++ {
		walk(e.call("FPDF_StructTree_GetChildAtIndex", tree, uint64(i)), 0, 0)
	}
	return out
}

// headingLevel reads H, H1 … H6; a document's title counts as none.
func headingLevel(role string) int {
	switch {
	case role == "H":
		return 1
	case len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6':
		return int(role[1] - '0')
	}
	return 0
}

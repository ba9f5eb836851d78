package library

import "fmt"

// TapTable follows the link over a table of the document.
func TapTable(l *Library, number int) { l.reader.link(fmt.Sprint(tableLink, number)) }

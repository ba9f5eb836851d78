package typeset

import (
	"encoding/binary"
	"fmt"
)

const maxFaces = 64 // in one collection; real ones hold up to about 36

// hasTable tells whether a standalone font file has the table.
func hasTable(data []byte, tag string) bool {
	if len(data) < 12 {
		return false
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := 0; i < n && 28+16*i <= len(data); i++ {
		if string(data[12+16*i:16+16*i]) == tag {
			return true
		}
	}
	return false
}

// collectionSize is how many faces the file holds: 1 for a plain font.
func collectionSize(data []byte) int {
	if len(data) < 12 || string(data[:4]) != "ttcf" {
		return 1
	}
	return min(int(binary.BigEndian.Uint32(data[8:])), maxFaces)
}

// standalone gives face i of the file as a font of its own. A plain font is
// returned as it is.
func standalone(data []byte, i int) ([]byte, error) {
	if len(data) < 12 || string(data[:4]) != "ttcf" {
		return data, nil
	}
	be, size := binary.BigEndian, uint64(len(data))
	if i < 0 || i >= collectionSize(data) || uint64(16+4*i) > size {
		return nil, fmt.Errorf("split collection: face %d: %w", i, errNoFont)
	}
	start := uint64(be.Uint32(data[12+4*i:]))
	if start+12 > size {
		return nil, fmt.Errorf("split collection: face %d outside the file: %w", i, errNoFont)
	}
	n := uint64(be.Uint16(data[start+4:]))
	if n > 128 || start+12+16*n > size {
		return nil, fmt.Errorf("split collection: directory of face %d outside the file: %w", i, errNoFont)
	}
	return gather(data, start, n)
}

// gather copies the directory at start and its n tables into a new file.
func gather(data []byte, start, n uint64) ([]byte, error) {
	be, size := binary.BigEndian, uint64(len(data))
	head := data[start : start+12+16*n]
	total := uint64(len(head))
	for k := range n {
		rec := head[12+16*k:]
		off, length := uint64(be.Uint32(rec[8:])), uint64(be.Uint32(rec[12:]))
		if off+length > size {
			return nil, fmt.Errorf("split collection: table %q outside the file: %w", rec[:4], errNoFont)
		}
		total += (length + 3) &^ 3
	}
	if total > 2*size+4096 {
		return nil, fmt.Errorf("split collection: tables overlap: %w", errNoFont)
	}
	out := append(make([]byte, 0, total), head...)
	for k := range n {
		rec := out[12+16*k:]
		off, length := be.Uint32(rec[8:]), be.Uint32(rec[12:])
		be.PutUint32(rec[8:], uint32(len(out)))
		out = append(out, data[off:uint64(off)+uint64(length)]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out, nil
}

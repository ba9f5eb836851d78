package typeset

import (
	"encoding/binary"
	"io"
	"os"
	"sort"
)

const maxMapBytes = 4 << 20 // of one character map; real ones are below 1 MB

// coverage is the runes a face maps to glyphs, as ranges in order.
type coverage []runeRange

type runeRange struct{ first, last rune }

func (c coverage) has(r rune) bool {
	i := sort.Search(len(c), func(i int) bool { return c[i].last >= r })
	return i < len(c) && c[i].first <= r
}

// scan reads the coverage of the candidate's faces once. It touches only the
// directory and the character map: a collection of 20 MB costs no more than a
// small file. A damaged file covers nothing.
func (c *candidate) scan() {
	if c.scanned {
		return
	}
	c.scanned = true
	f, err := os.Open(c.path)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }() // only read
	for _, start := range faceStarts(f) {
		c.faces = append(c.faces, faceCoverage(f, start))
	}
}

// faceStarts is where the faces' directories stand in the file.
func faceStarts(f io.ReaderAt) []int64 {
	head := readAt(f, 0, 12)
	if head == nil || string(head[:4]) != "ttcf" {
		return []int64{0}
	}
	n := min(binary.BigEndian.Uint32(head[8:]), maxFaces)
	offsets := readAt(f, 12, 4*n)
	var out []int64
	for i := 0; i+4 <= len(offsets); i += 4 {
		out = append(out, int64(binary.BigEndian.Uint32(offsets[i:])))
	}
	return out
}

// faceCoverage reads the character map of the face whose directory is at start.
func faceCoverage(f io.ReaderAt, start int64) coverage {
	head := readAt(f, start, 12)
	if head == nil {
		return nil
	}
	n := min(uint32(binary.BigEndian.Uint16(head[4:])), 128)
	dir := readAt(f, start+12, 16*n)
	for i := 0; i+16 <= len(dir); i += 16 {
		if string(dir[i:i+4]) != "cmap" {
			continue
		}
		length := binary.BigEndian.Uint32(dir[i+12:])
		if length > maxMapBytes {
			return nil
		}
		return mapCoverage(readAt(f, int64(binary.BigEndian.Uint32(dir[i+8:])), length))
	}
	return nil
}

// mapCoverage takes the widest Unicode subtable of a cmap: format 12, else 4.
func mapCoverage(cmap []byte) coverage {
	be := binary.BigEndian
	if len(cmap) < 4 {
		return nil
	}
	var narrow coverage
	for i := range int(be.Uint16(cmap[2:])) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			break
		}
		off := be.Uint32(cmap[at+4:])
		if int64(off)+16 > int64(len(cmap)) {
			continue
		}
		sub := cmap[off:]
		switch be.Uint16(sub) {
		case 12:
			return groups(sub)
		case 4:
			narrow = segments(sub)
		}
	}
	return narrow
}

// groups reads a format 12 subtable.
func groups(sub []byte) coverage {
	be := binary.BigEndian
	n := min(int64(be.Uint32(sub[12:])), int64(len(sub)-16)/12)
	var out coverage
	for i := range n {
		g := sub[16+12*i:]
		first, last := be.Uint32(g), be.Uint32(g[4:])
		if first <= last && last <= 0x10FFFF {
			out = append(out, runeRange{rune(first), rune(last)})
		}
	}
	return inOrder(out)
}

// segments reads a format 4 subtable.
func segments(sub []byte) coverage {
	be := binary.BigEndian
	n := min(int(be.Uint16(sub[6:]))/2, (len(sub)-16)/8)
	var out coverage
	for i := range max(n, 0) {
		last, first := be.Uint16(sub[14+2*i:]), be.Uint16(sub[16+2*n+2*i:])
		if first <= last && last != 0xFFFF {
			out = append(out, runeRange{rune(first), rune(last)})
		}
	}
	return inOrder(out)
}

func inOrder(c coverage) coverage {
	sort.Slice(c, func(i, j int) bool { return c[i].last < c[j].last })
	return c
}

// readAt gives n bytes at off, or nil when the file is shorter.
func readAt(f io.ReaderAt, off int64, n uint32) []byte {
	b := make([]byte, n)
	if _, err := f.ReadAt(b, off); err != nil {
		return nil
	}
	return b
}

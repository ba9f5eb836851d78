package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// packer compresses, always the same way. Its tables are large: one packer serves
// a whole document.
type packer struct {
	buf bytes.Buffer
	z   *zlib.Writer
}

func newPacker() *packer {
	p := &packer{}
	p.z = zlib.NewWriter(&p.buf)
	return p
}

// pack is data compressed.
func (p *packer) pack(data []byte) ([]byte, error) {
	p.buf.Reset()
	p.z.Reset(&p.buf)
	if _, err := p.z.Write(data); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := p.z.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return bytes.Clone(p.buf.Bytes()), nil
}

package dataset

import (
	"context"
	"fmt"
)

func holdsWorkbook([]byte) bool { return false }

// readXLSX refuses workbooks, which are not read.
func readXLSX(context.Context, string, []byte) ([]Table, error) {
	return nil, fmt.Errorf("%w: it is a workbook or an archive; save the sheet as CSV (UTF-8)", ErrFormat)
}

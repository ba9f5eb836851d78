package app

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOnlyTheNewestRunOfAKeyIsShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		posts := make(chan func(), 16)
		ts := &Tasks{Post: func(f func()) { posts <- f }}
		var got []int
		start := func(key string, n int, d time.Duration) {
			Go(ts, key, func(ctx context.Context) (int, error) {
				select {
				case <-time.After(d):
				case <-ctx.Done():
				}
				return n, ctx.Err()
			}, func(n int, _ error) { got = append(got, n) })
		}
		start("preview", 1, time.Second)
		start("preview", 2, time.Minute)
		start("list", 3, time.Hour)
		start("cancelled", 4, time.Second)
		ts.Cancel("cancelled")
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		for len(posts) > 0 {
			(<-posts)()
		}
		if diff := cmp.Diff([]int{2, 3}, got); diff != "" {
			t.Error(diff)
		}
		ts.Stop()
	})
}

func TestATopicTellsInOrderUntilStopped(t *testing.T) {
	var topic Topic[int]
	var got []int
	topic.Listen(func(v int) { got = append(got, v) })
	stop := topic.Listen(func(v int) { got = append(got, 10*v) })
	topic.Listen(func(v int) { got = append(got, 100*v) })
	topic.Tell(1)
	stop()
	topic.Tell(2)
	if diff := cmp.Diff([]int{1, 10, 100, 2, 200}, got); diff != "" {
		t.Error(diff)
	}
}

package blobtest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// slow is a file of which no more comes once then was called.
type slow struct {
	text string
	then func()
	done bool
}

func (s *slow) Read(p []byte) (int, error) {
	if s.done {
		return 0, io.EOF
	}
	s.done = true
	s.then()
	return copy(p, s.text), nil
}

func (s *suite) sweepsNothingWritten() {
	begun, goOn := make(chan struct{}), make(chan struct{})
	kept := make(chan error, 1)
	go func() {
		_, _, err := s.o.Keep(s.Context(), &slow{text: "late bytes", then: func() {
			close(begun)
			<-goOn
		}}, limit)
		kept <- err
	}()
	<-begun
	if files, _, err := s.open().Sweep(s.Context()); files != 0 || err != nil {
		s.Errorf("Sweep = %d, %v, want nothing of what is being written", files, err)
	}
	close(goOn)
	if err := <-kept; err != nil {
		s.Errorf("a file that came in during the sweep: %v", err)
	}
	if err := s.o.Verify(s.Context(), hashOf([]byte("late bytes"))); err != nil {
		s.Error(err)
	}
}

// placeVariable tells a process of the test where to keep a file that never
// ends.
const placeVariable = "SIMDE_BLOBTEST_PLACE"

// neverEnds is what the process that is killed writes over and over.
var neverEnds = large(1 << 20)

// Main runs the tests of an adapter, whose TestMain calls it: the test of a kill
// starts the same program again.
func Main(m *testing.M, a Adapter) {
	place := os.Getenv(placeVariable)
	if place == "" {
		os.Exit(m.Run())
	}
	if err := keepForever(a, place); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// keepForever keeps a file that says when half of it is there, and no more.
func keepForever(a Adapter, place string) error {
	ctx := context.Background()
	o, err := a.Open(ctx, place)
	if err != nil {
		return err
	}
	if _, _, err := o.Keep(ctx, strings.NewReader("kept before"), limit); err != nil {
		return err
	}
	_, _, err = o.Keep(ctx, io.MultiReader(bytes.NewReader(neverEnds), &slow{then: func() {
		fmt.Println("half")
		time.Sleep(time.Minute) // the kill comes first
	}}), limit)
	return err
}

func (s *suite) survivesAKill() {
	child := exec.CommandContext(s.Context(), os.Args[0])
	child.Env = append(os.Environ(), placeVariable+"="+s.place)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		s.Fatal(err)
	}
	if err := child.Start(); err != nil {
		s.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "half\n" {
		s.Errorf("the process that keeps a file says %q, %v", line, err)
	}
	if err := child.Process.Kill(); err != nil {
		s.Error(err)
	}
	if err := child.Wait(); err == nil {
		s.Error("the process ended by itself")
	}
	if err := s.o.Verify(s.Context(), hashOf([]byte("kept before"))); err != nil {
		s.Errorf("what was kept before the kill: %v", err)
	}
	if _, err := s.o.Stat(s.Context(), hashOf(neverEnds)); err == nil {
		s.Error("what was half-written is an original")
	}
	s.sweeps(s.HalfWritten)
	s.keep(s.o, neverEnds)
}

// Package s3 keeps originals in a bucket of S3-compatible storage, each as an
// object named by its SHA-256, and those that were used lately in a folder of
// this machine, where programs can read them.
//
// A file comes in through that folder: what arrives is hashed while it is
// copied, and what is sent carries its hash, which the storage checks. An object
// is never written over unless it is damaged.
package s3

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

var _ corpus.Originals = (*Originals)(nil)

// Originals is a part of a bucket.
type Originals struct {
	client *minio.Client
	bucket string
	prefix string
	cache  *cache
}

// Open opens the originals at an address such as
//
//	s3://bucket/prefix?endpoint=https://storage.example:9000&region=eu-west-1
//
// without an endpoint those of Amazon, and keeps those that are used in the
// folder cacheDir. The keys are those of AWS_ACCESS_KEY_ID and
// AWS_SECRET_ACCESS_KEY, of the file that AWS_SHARED_CREDENTIALS_FILE names, or
// of the machine's role. An address that cannot be read is ErrInvalid, a bucket
// that is not there ErrNotFound.
func Open(ctx context.Context, address, cacheDir string) (*Originals, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "s3" || u.Host == "" {
		return nil, fmt.Errorf("originals at %q: want s3://BUCKET/PREFIX: %w", address, schema.ErrInvalid)
	}
	o := &Originals{bucket: u.Host, prefix: strings.Trim(u.Path, "/")}
	if o.prefix != "" {
		o.prefix += "/"
	}
	if o.client, err = connect(u.Query()); err != nil {
		return nil, fmt.Errorf("originals at %s: %w", u.Redacted(), err)
	}
	if o.cache, err = openCache(cacheDir); err != nil {
		return nil, err
	}
	there, err := o.client.BucketExists(ctx, o.bucket)
	if err == nil && !there {
		err = schema.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("bucket %s: %w", o.bucket, err)
	}
	return o, nil
}

// retries is how often a call is made to a storage that does not answer, with
// pauses of a second at most.
const retries = 5

// connect makes the client of an endpoint.
func connect(of url.Values) (*minio.Client, error) {
	endpoint, secure := "s3.amazonaws.com", true
	if e := of.Get("endpoint"); e != "" {
		u, err := url.Parse(e)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, fmt.Errorf("endpoint %q: want an address of http or https: %w", e, schema.ErrInvalid)
		}
		endpoint, secure = u.Host, u.Scheme == "https"
	}
	return minio.New(endpoint, &minio.Options{
		Creds:           credentials.NewChainCredentials([]credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}, &credentials.IAM{}}),
		Secure:          secure,
		Region:          of.Get("region"),
		TrailingHeaders: true, // without which no hash is sent
		MaxRetries:      retries,
	})
}

func (o *Originals) key(h schema.Hash) string { return o.prefix + string(h) }

// Keep copies r to the folder of this machine, and from there to the bucket.
// See corpus.Originals.
func (o *Originals) Keep(ctx context.Context, r io.Reader, limit int64) (schema.Hash, int64, error) {
	h, n, err := o.cache.Keep(ctx, r, limit)
	if err != nil {
		return h, n, err
	}
	switch size, err := o.sound(ctx, h); {
	case err == nil && size == n:
		return h, n, nil
	case err == nil, errors.Is(err, errDamaged):
		err = o.send(ctx, h, false)
		return h, n, err
	case errors.Is(err, schema.ErrNotFound):
		err = o.send(ctx, h, true)
		return h, n, err
	default:
		return h, n, corpus.StorageError(err)
	}
}

var errDamaged = errors.New("the storage has other bytes under this name")

// sound returns the size of an object, and an error where the storage says that
// its bytes have another hash.
func (o *Originals) sound(ctx context.Context, h schema.Hash) (int64, error) {
	info, err := o.client.StatObject(ctx, o.bucket, o.key(h), minio.StatObjectOptions{Checksum: true})
	if err != nil {
		return 0, absent(h, err)
	}
	if sum := inBase64(h); info.ChecksumSHA256 != sum {
		return info.Size, fmt.Errorf("original %s: %w", h, errDamaged)
	}
	return info.Size, nil
}

// inBase64 writes a hash as S3 does.
func inBase64(h schema.Hash) string {
	b, err := hex.DecodeString(string(h))
	if err != nil {
		return ""
	}
	return base64.StdEncoding.EncodeToString(b)
}

// send copies an original from the folder to the bucket. A new one does not
// take the place of what another process has sent meanwhile.
func (o *Originals) send(ctx context.Context, h schema.Hash, isNew bool) (err error) {
	f, size, err := o.cache.Open(ctx, h)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	// In one piece, so that the hash is that of the whole.
	options := minio.PutObjectOptions{DisableMultipart: true, UserMetadata: map[string]string{minio.ChecksumSHA256.Key(): inBase64(h)}}
	if isNew {
		options.SetMatchETagExcept("*")
	}
	_, err = o.client.PutObject(ctx, o.bucket, o.key(h), f, size, options)
	if isNew && minio.ToErrorResponse(err).StatusCode == http.StatusPreconditionFailed {
		return nil // it is there
	}
	if err != nil {
		return corpus.StorageError(fmt.Errorf("original %s: %w", h, err))
	}
	return nil
}

// absent says that an original is not there, or that the storage is not, where
// that is the error.
func absent(h schema.Hash, err error) error {
	var network net.Error
	switch {
	case minio.ToErrorResponse(err).StatusCode == http.StatusNotFound:
		err = schema.ErrNotFound
	case errors.As(err, &network):
		err = fmt.Errorf("%w: %w", schema.ErrUnavailable, err)
	}
	return fmt.Errorf("original %s: %w", h, err)
}

// Open opens the object of h; what is read is asked of the storage as it is
// needed. See corpus.Originals.
func (o *Originals) Open(ctx context.Context, h schema.Hash) (io.ReadSeekCloser, int64, error) {
	size, err := o.Stat(ctx, h)
	if err != nil {
		return nil, 0, err
	}
	f, err := o.client.GetObject(ctx, o.bucket, o.key(h), minio.GetObjectOptions{})
	if err != nil {
		return nil, 0, absent(h, err)
	}
	return f, size, nil
}

// Local brings the original of h to the folder of this machine unless it is
// there. See corpus.Originals.
func (o *Originals) Local(ctx context.Context, h schema.Hash) (string, func() error, error) {
	if _, err := o.Stat(ctx, h); err != nil {
		return "", nil, err
	}
	path, release, err := o.cache.Local(ctx, h)
	if !errors.Is(err, schema.ErrNotFound) {
		return path, release, err
	}
	f, size, err := o.Open(ctx, h)
	if err != nil {
		return "", nil, err
	}
	got, _, err := o.cache.Keep(ctx, f, size)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", nil, fmt.Errorf("fetch original %s: %w", h, err)
	}
	if got != h {
		return "", nil, errors.Join(fmt.Errorf("original %s: its bytes have the hash %s", h, got), o.cache.Delete(ctx, got))
	}
	return o.cache.Local(ctx, h)
}

// Stat asks the storage for the size of an object. See corpus.Originals.
func (o *Originals) Stat(ctx context.Context, h schema.Hash) (int64, error) {
	info, err := o.client.StatObject(ctx, o.bucket, o.key(h), minio.StatObjectOptions{})
	if err != nil {
		return 0, absent(h, err)
	}
	return info.Size, nil
}

// Verify reads the object of h. See corpus.Originals.
func (o *Originals) Verify(ctx context.Context, h schema.Hash) error {
	f, _, err := o.Open(ctx, h)
	if err != nil {
		return err
	}
	return errors.Join(corpus.ReadOriginal(ctx, f, h), f.Close())
}

// Delete removes the object of h, and the file of it on this machine. On other
// machines it goes when their folders are trimmed. See corpus.Originals.
func (o *Originals) Delete(ctx context.Context, h schema.Hash) error {
	if err := o.client.RemoveObject(ctx, o.bucket, o.key(h), minio.RemoveObjectOptions{}); err != nil {
		return fmt.Errorf("remove original %s: %w", h, err)
	}
	return o.cache.Delete(ctx, h)
}

// Sweep removes what is left half-written on this machine, and what has not
// been used for long. The bucket holds nothing that is not whole. See
// corpus.Originals.
func (o *Originals) Sweep(ctx context.Context) (files int, bytes int64, err error) {
	files, bytes, err = o.cache.Sweep(ctx)
	return files, bytes, errors.Join(err, o.cache.trim(ctx, os.Remove))
}

/** Buckets: their names, and whether they keep versions. */
import type { Catalogue } from './catalogue.ts';
import { S3Error } from './errors.ts';

/** `''`: versions were never enabled. Once they were, they can only be suspended. */
export type Versioning = '' | 'Enabled' | 'Suspended';

export type Bucket = { readonly name: string; readonly createdAt: number; readonly versioning: Versioning };

export type Buckets = {
  /** @throws S3Error NoSuchBucket */
  get(name: string): Bucket;
  list(): readonly Bucket[];
  create(name: string): void;
  setVersioning(name: string, versioning: Versioning): void;
  delete(name: string): void;
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function openBuckets({ db }: Catalogue): Buckets {
  const select = db.prepare('select name, created_at as createdAt, versioning from bucket where name = ?');
  const selectAll = db.prepare('select name, created_at as createdAt, versioning from bucket order by name');
  const insert = db.prepare("insert into bucket (name, created_at, versioning) values (?, ?, '')");
  const update = db.prepare('update bucket set versioning = ? where name = ?');
  const remove = db.prepare('delete from bucket where name = ?');
  const anyVersion = db.prepare('select 1 from version where bucket = ? limit 1');
  const anyUpload = db.prepare('select 1 from upload where bucket = ? limit 1');

  const get = (name: string): Bucket => {
    const found = select.get(name);
    if (found === undefined) throw new S3Error('NoSuchBucket', `The specified bucket does not exist: ${name}`);
    return found as Bucket;
  };

  return {
    get,
    list: () => selectAll.all() as Bucket[],
    create: (name) => {
      if (!BUCKET_NAME.test(name)) {
        throw new S3Error(
          'InvalidBucketName',
          `Not a bucket name: ${name}. 3 to 63 lower-case letters, digits, dots, hyphens.`,
        );
      }
      if (select.get(name) !== undefined) {
        throw new S3Error('BucketAlreadyOwnedByYou', 'The bucket exists already, and you own it.');
      }
      insert.run(name, Date.now());
    },
    setVersioning: (name, versioning) => {
      get(name);
      update.run(versioning, name);
    },
    delete: (name) => {
      get(name);
      if (anyVersion.get(name) !== undefined || anyUpload.get(name) !== undefined) {
        throw new S3Error('BucketNotEmpty', 'The bucket still holds versions, delete markers or unfinished uploads.');
      }
      remove.run(name);
    },
  };
}

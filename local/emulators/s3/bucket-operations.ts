/** Operations on a bucket as a whole. */
import { z } from 'zod';
import { branch, leaf } from '../xml.ts';
import { receiveXml } from './received-body.ts';
import { emptyReply, type Handler, xmlReply } from './request.ts';
import { readXml, xmlDocument } from './xml.ts';

export const listBuckets: Handler = ({ buckets }, { query }) => {
  const prefix = query.get('prefix') ?? '';
  const shown = buckets
    .list()
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, createdAt }) =>
      branch('Bucket', leaf('Name', name), leaf('CreationDate', new Date(createdAt).toISOString())),
    );
  const owner = branch('Owner', leaf('ID', 'local'), leaf('DisplayName', 'local'));
  return xmlReply(xmlDocument('ListAllMyBucketsResult', owner, branch('Buckets', ...shown)));
};

export const createBucket: Handler = async (s3, request) => {
  await receiveXml(s3, request); // a location, which makes no difference here
  s3.buckets.create(request.bucket);
  return emptyReply(200, { location: `/${request.bucket}` });
};

export const headBucket: Handler = ({ buckets, region }, { bucket }) => {
  buckets.get(bucket);
  return emptyReply(200, { 'x-amz-bucket-region': region });
};

export const deleteBucket: Handler = ({ buckets }, { bucket }) => {
  buckets.delete(bucket);
  return emptyReply(204);
};

/** An empty location means us-east-1. */
export const getBucketLocation: Handler = ({ buckets, region }, { bucket }) => {
  buckets.get(bucket);
  return xmlReply(xmlDocument('LocationConstraint', region === 'us-east-1' ? '' : region));
};

export const getBucketVersioning: Handler = ({ buckets }, { bucket }) =>
  xmlReply(xmlDocument('VersioningConfiguration', leaf('Status', buckets.get(bucket).versioning || null)));

const VERSIONING = z.object({ VersioningConfiguration: z.object({ Status: z.enum(['Enabled', 'Suspended']) }) });

export const putBucketVersioning: Handler = async (s3, request) => {
  const { VersioningConfiguration } = readXml(await receiveXml(s3, request), VERSIONING);
  s3.buckets.setVersioning(request.bucket, VersioningConfiguration.Status);
  return emptyReply(200);
};

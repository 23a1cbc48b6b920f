// SPDX-License-Identifier: Apache-2.0

const SEND_AS_IS_BYTES_MAX = 6 * 1024 * 1024;
const EDGE_PIXELS_MAX = 4096;
const JPEG_QUALITY = 0.88;

/** What is sent for a chosen file: phones' large photos smaller, HEIC as JPEG where this browser can read it. */
export async function prepared(file: File): Promise<Blob> {
  const heic = /heic|heif/i.test(file.type) || /\.hei[cf]$/i.test(file.name);
  if (!heic && file.size <= SEND_AS_IS_BYTES_MAX) {
    return file;
  }
  try {
    return await asJpeg(file);
  } catch {
    return file;
  }
}

async function asJpeg(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, EDGE_PIXELS_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/jpeg', JPEG_QUALITY);
  });
}

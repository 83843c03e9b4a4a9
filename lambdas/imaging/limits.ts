/** What imaging spends at most on one file, so that no upload can hold up the archive. */
export const limits = {
  /** The chat's own largest upload. */
  bytes: 1024 ** 3,
  pages: 2_000,
  /** One page of a picture file, decoded: A3 at 600 dpi is 70 million. */
  picturePixels: 120_000_000,
  /** All pages of a picture file together. */
  filePixels: 5_000_000_000,
  /** A side of a PDF page in points; the format's own limit is 200 inches. */
  pdfSide: 14_400,
  /** A drawn page: A4 and A3 keep their 150 dpi, a large plan gets fewer. */
  drawnPixels: 8_000_000,
  /** What the PDF engine may take beyond the file itself. */
  engineBytes: 768 * 1024 ** 2,
  millisecondsPerPage: 10_000,
  /** Looking through all pages of a PDF, before any is drawn. */
  millisecondsPerInspection: 60_000,
}

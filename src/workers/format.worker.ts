// Reads requests, transcripts and exports: megabytes of JSON take seconds, and no parser can be interrupted.
import { answerFile, answerFormat, type FormatScope } from './answer-format';

const scope = self as unknown as FormatScope;
scope.onmessage = ({ data }) => scope.postMessage('place' in data ? answerFile(data) : answerFormat(data));

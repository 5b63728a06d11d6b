import { textField } from './shape';

/** Ids are optional here: a result is of the call with its id, or of the first that is still open with its name. */
export class OpenCalls {
  private readonly open: { readonly id: string; readonly name: string }[] = [];
  private given = 0;
  private isAnswered = false;

  /** The id of a call, made where it has none. */
  idOfCall(call: unknown): string {
    if (this.isAnswered) this.open.length = 0;
    this.isAnswered = false;
    const id = textField(call, 'id') || `gemini_${(this.given += 1)}`;
    this.open.push({ id, name: textField(call, 'name') });
    return id;
  }

  /** The id of the call that this is a result of; '' where there is none. */
  idOfResult(result: unknown): string {
    this.isAnswered = true;
    const [id, name] = [textField(result, 'id'), textField(result, 'name')];
    const at = this.open.findIndex((call) => (id === '' ? call.name === name : call.id === id));
    return at < 0 ? id : (this.open.splice(at, 1)[0]?.id ?? '');
  }
}

// Text of the sample prompt: the system text, the tool schemas and the question. An invented company and incident.

export const SAMPLE_SYSTEM = `You are the incident assistant of Tidewater Tickets. You work beside the engineer on call during an incident in the payment system, and you are read by people who are tired, in a hurry and responsible for other people's money.

What you know
- Orders, payments and captures live in the ledger, a PostgreSQL database. You have a read-only replica that is at most five seconds behind.
- Cards are charged through an external gateway called Corvid. A capture at the gateway is real money: it cannot be undone, only refunded.
- The payment service is payments-api, written in TypeScript. You can search and read its main branch. You cannot change it.

How you work
1. Say what you have established, then what you suspect, and never let one look like the other. Give the query, the file and line, or the log entry that a statement rests on.
2. Prefer the smallest action that stops the harm. Name what it costs and how to reverse it. Anything that moves money needs the words "needs a second person" in front of it.
3. When a number matters, count it; do not estimate it from a sample. Times are UTC, amounts are in euros with two decimals.
4. If a tool fails or returns less than you asked for, say so before you draw a conclusion.
5. Ask at most one question at a time, and only when the answer changes what to do next.

How you write
Short sentences. The most important one first. No apologies, no encouragement, no summary of what was just said. Code and queries in fenced blocks that can be pasted as they are.

When you draft text for customers, write in the language they used, in plain words, without blaming the gateway, the customer or a colleague. State what happened, what we have done, and on which day the money will be back. Never include card numbers, e-mail addresses or internal names. The engineer decides what is sent.

If you are asked for something outside the incident, answer in one sentence and return to it.`;

export const SAMPLE_TOOLS: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'search_files',
    text: `{
  "name": "search_files",
  "description": "Searches the main branch of a repository for a regular expression and returns the matching lines with their file, line number and the commit that last touched them. At most 50 matches; \`truncated\` is true when there were more.",
  "parameters": {
    "type": "object",
    "properties": {
      "repository": {
        "type": "string",
        "enum": ["payments-api", "checkout-web", "infrastructure"],
        "description": "Repository to search."
      },
      "pattern": {
        "type": "string",
        "description": "Regular expression in RE2 syntax, matched line by line and case-sensitive. Use (?i) at the start to ignore case."
      },
      "path_glob": {
        "type": "string",
        "description": "Limits the search to paths that match, such as src/gateway/**/*.ts. Tests are included unless excluded with a leading exclamation mark.",
        "default": "**"
      },
      "context_lines": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10,
        "default": 0,
        "description": "Lines to return before and after each match."
      }
    },
    "required": ["repository", "pattern"],
    "additionalProperties": false
  }
}`,
  },
  {
    name: 'read_file',
    text: `{
  "name": "read_file",
  "description": "Reads a file of a repository, as it is on the main branch or as it was at a commit or tag. Returns the lines asked for with the total number of lines. Binary files are refused.",
  "parameters": {
    "type": "object",
    "properties": {
      "repository": {
        "type": "string",
        "enum": ["payments-api", "checkout-web", "infrastructure"]
      },
      "path": {
        "type": "string",
        "description": "Path from the root of the repository, without a leading slash."
      },
      "ref": {
        "type": "string",
        "description": "Commit hash or tag. Leave it out for the main branch.",
        "examples": ["v4.17.3", "9f3c1ab"]
      },
      "first_line": { "type": "integer", "minimum": 1, "default": 1 },
      "last_line": {
        "type": "integer",
        "minimum": 1,
        "description": "Included. At most 400 lines are returned at once."
      }
    },
    "required": ["repository", "path"],
    "additionalProperties": false
  }
}`,
  },
  {
    name: 'run_query',
    text: `{
  "name": "run_query",
  "description": "Runs one read-only SQL statement against a replica and returns rows as JSON. Statements that write, lock or call functions with side effects are rejected. A statement that takes longer than 20 seconds is cancelled.",
  "parameters": {
    "type": "object",
    "properties": {
      "database": {
        "type": "string",
        "enum": ["ledger", "metrics"],
        "description": "ledger: orders, payments, captures, refunds. metrics: one row per request to the gateway, kept for 14 days."
      },
      "sql": {
        "type": "string",
        "description": "One SELECT statement in PostgreSQL syntax. Timestamps are stored in UTC."
      },
      "max_rows": {
        "type": "integer",
        "minimum": 1,
        "maximum": 1000,
        "default": 100,
        "description": "Rows to return. The result says how many rows there were in all."
      },
      "reason": {
        "type": "string",
        "description": "One line for the audit log: why this data is needed."
      }
    },
    "required": ["database", "sql", "reason"],
    "additionalProperties": false
  }
}`,
  },
];

export const SAMPLE_QUESTION = `Before this report goes out, compare it with deploy.log. List every statement of the report that the log contradicts or does not support, with the line of the log and the wording you would put in its place. Then answer in two sentences: which single action in the list would have reduced the harm most, and by how many orders?`;

// Written by `npm run client` from openapi.json. Do not edit.

export interface paths {
    "/api/v1/access-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts with their grants and last sign-in, and what should be looked at. */
        get: {
            parameters: {
                query?: {
                    /** @description `business`, `system`, `security` or `audit`. */
                    world?: string;
                    /** @description Only accounts with something that should be looked at. */
                    only_findings?: boolean;
                    /** @description Days without a sign-in after which somebody is idle; 90 when absent. */
                    idle_days?: number;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of accounts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ReviewedAccountJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-review/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The review as CSV; that it was taken out is on the record. */
        post: {
            parameters: {
                query?: {
                    /** @description `business`, `system`, `security` or `audit`. */
                    world?: string;
                    /** @description Only accounts with something that should be looked at. */
                    only_findings?: boolean;
                    /** @description Days without a sign-in after which somebody is idle; 90 when absent. */
                    idle_days?: number;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of people in the caller's scope; people of business see people of business only. */
        get: {
            parameters: {
                query?: {
                    /** @description Of these worlds, with commas between: `business`, `system`, `security`, `audit`. */
                    world?: string;
                    /** @description In one of these states, with commas between: `active`, `disabled`. */
                    status?: string;
                    /** @description Of this party. */
                    party?: number;
                    /** @description With these words in name or login. */
                    q?: string;
                    /** @description `name`, `login` or `id`; with `-` before it the other way round. */
                    sort?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of accounts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AccountJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an account with a one-time password, shown once; an administrator's becomes a proposal. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one account */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountInJson"];
                };
            };
            responses: {
                /** @description The account. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountMadeJson"];
                    };
                };
                /** @description The proposal that waits for a second person. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountMadeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account, telephone number and mail address masked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The account; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edits an account; login and world stay for ever. */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountPatchJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/accounts/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Telephone number and mail address in clear; looking is on the record. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disables an account at once: sessions, tokens and delegations end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonJson"];
                };
            };
            responses: {
                /** @description Disabled. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enables an account again; an administrator's becomes a proposal. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonJson"];
                };
            };
            responses: {
                /** @description The proposal that waits for a second person. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposedJson"];
                    };
                };
                /** @description Enabled. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a one-time password, shown once; codes, sessions and tokens are gone. An administrator's becomes a proposal. It asks for a
         *     confirmed identity.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonJson"];
                };
            };
            responses: {
                /** @description The one-time password. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountMadeJson"];
                    };
                };
                /** @description The proposal that waits for a second person. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountMadeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets the failures of an account, so that its person may try again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the account */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Unlocked. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed checkpoints, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckpointJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches the trail, newest first; the search itself is on the record. */
        get: {
            parameters: {
                query?: {
                    /** @description From this instant or day. */
                    from?: string;
                    /** @description Before this instant or day. */
                    until?: string;
                    /** @description Of this login. */
                    login?: string;
                    /** @description Of this act; of all acts of a group when it ends in a dot, such as `account.`. */
                    action?: string;
                    /** @description On this kind of thing. */
                    object_kind?: string;
                    /** @description On this thing. */
                    object_id?: string;
                    /** @description `done`, `refused` or `failed`. */
                    outcome?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of entries. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AuditEntryJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the entry */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The entry. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditEntryJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exports the trail as JSON lines that `yunheng audit verify` verifies offline. It asks for a confirmed identity. */
        post: {
            parameters: {
                query?: {
                    /** @description Position of the first entry; 1 when absent. */
                    first?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifies the whole chain of the live database. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerificationJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bootstrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the first start has come. */
        get: {
            parameters: {
                query: {
                    /** @description The secret of the link that the first start printed. */
                    token: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The three posts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BootstrapJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The link is dead. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bootstrap/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person takes one of the three posts: `system`, `security` or `audit`. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `system`, `security` or `audit` */
                    post: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdministratorJson"];
                };
            };
            responses: {
                /** @description The post is taken. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own results, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CalculationRowJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Scores a sheet, sent as JSON or as a file. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssessInJson"];
                    "multipart/form-data": components["schemas"]["AssessForm"];
                };
            };
            responses: {
                /** @description The score, leaf by leaf. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssessRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts a limit to its due date. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeadlineInJson"];
                };
            };
            responses: {
                /** @description The due date. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeadlineRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inputs to try the calculators with. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ExampleJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/examples/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the examples. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the file */
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rates a file of leases. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["RateForm"];
                };
            };
            responses: {
                /** @description Sums, findings, and the first lines. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RateRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles cycles, sent as JSON or as a file. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SettleInJson"];
                    "multipart/form-data": components["schemas"]["SettleForm"];
                };
            };
            responses: {
                /** @description What is payable, cycle by cycle. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettleRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/size": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sizes the resources of a file by what they were used. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["SizeForm"];
                };
            };
            responses: {
                /** @description Counts, findings, and the first rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SizeRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's own results, as it was answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the result */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalculationJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Forgets one of one's own results. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the result */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Forgotten. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/{id}/because": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a figure of a result is what it is. */
        get: {
            parameters: {
                query?: {
                    /** @description Of a rating or of advice: the resource. */
                    resource?: string;
                    /** @description Of a rating: the item. */
                    item?: string;
                    /** @description Of a rating: the month, `YYYY-MM`. */
                    month?: string;
                    /** @description Of advice: `cpu`, `memory`, `disk` or `resource`. */
                    dimension?: string;
                    /** @description Of a sheet: the leaf; the final score when absent. */
                    leaf?: string;
                    /** @description Of a settlement: the cycle. */
                    cycle?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the result */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Facts, arithmetic, clauses and rulings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BecauseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/{id}/files/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole result in a format of its calculator. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the result */
                    id: number;
                    /** @description One of `formats` of the result: `json`, `csv`, `xlsx`, `focus`, `pdf`, `docx` */
                    format: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calculations/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a rating, or rows of advice; every page costs the same. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the result */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CalculationLineJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of work of a pack, and whether the caller may begin one. */
        get: {
            parameters: {
                query?: {
                    /** @description The pack; what every city builds on when absent. */
                    pack?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseKindJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such pack. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The pack has defects. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-kinds/{pack}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A kind of work with its form and its process. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseKindDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The pack has defects. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that the caller may see, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `draft`, `running` or `ended`. */
                    state?: string;
                    /** @description Name of a kind. */
                    kind?: string;
                    /** @description Id of a unit. */
                    unit_id?: number;
                    /** @description Only those that the person who asks opened. */
                    own?: boolean;
                    /** @description Words of number, headline, unit or form. */
                    q?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of cases. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CaseRowJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Begins a draft. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it begins one case */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseInJson"];
                };
            };
            responses: {
                /** @description Its id. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such pack or kind. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of the cases that the caller may see and that were sent in a time, by kind. */
        get: {
            parameters: {
                query?: {
                    /** @description First day, YYYY-MM-DD; the beginning of all when absent. */
                    from?: string;
                    /** @description First day after it, YYYY-MM-DD; the end of all when absent. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseCountJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A list of cases as a workbook; that it was taken out is on the record. */
        post: {
            parameters: {
                query?: {
                    /** @description `draft`, `running` or `ended`. */
                    state?: string;
                    /** @description Name of a kind. */
                    kind?: string;
                    /** @description Id of a unit. */
                    unit_id?: number;
                    /** @description Only those that the person who asks opened. */
                    own?: boolean;
                    /** @description Words of number, headline, unit or form. */
                    q?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The workbook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of parties in use, to be picked in a form, whoever else may see them. */
        get: {
            parameters: {
                query?: {
                    /** @description Kinds of parties, separated by commas; any when absent. */
                    kinds?: string;
                    /** @description Words of the name. */
                    q?: string;
                    /** @description How many, 1 to 2000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CasePartyJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statistics of the cases that the caller may see and that were sent in a time: how many, how long, how often returned, how late. */
        get: {
            parameters: {
                query?: {
                    /** @description `kind`, `unit` or `month`; `kind` when absent. */
                    by?: string;
                    /** @description Only cases of this kind. */
                    kind?: string;
                    /** @description First day, YYYY-MM-DD; the beginning of all when absent. */
                    from?: string;
                    /** @description First day after it, YYYY-MM-DD; the end of all when absent. */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseStatisticsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with its tasks, timeline and files. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Changes an own draft. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseDraftJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        /** Throws an own draft away. */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something about a case to all who see it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReasonJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a document of a case by hand; one that was issued before stands no longer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IssueDocumentJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole record of a case, as the caller sees it; that it was taken out is on the record. */
        post: {
            parameters: {
                query: {
                    /** @description `pdf`, one document of everything, or `zip`, an archive with its data, files and documents. */
                    format: string;
                };
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a file to a case. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["CaseFileForm"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file of a case. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                    /** @description Id of the file */
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Takes an own file away from a case, on the record. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                    /** @description Id of the file */
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an own draft: it gets its number, its parties and its first tasks. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws an own case, with a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the case */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReasonJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delegations by the caller and to the caller, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `holds` or `over`. */
                    state?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of delegations. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DelegationJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Lends one of the caller's own grants to somebody for a time. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one delegation */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DelegationInJson"];
                };
            };
            responses: {
                /** @description The delegation. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a delegation: whoever lent takes it back, whoever borrowed gives it back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the delegation */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of notices to people whom the caller may see, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `waiting`, `sent`, `delivered`, `opened`, `signed`, `failed` or `uncertain`. */
                    state?: string;
                    /** @description `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`. */
                    channel?: string;
                    /** @description Of the notices that were sent together. */
                    batch?: string;
                    /** @description To this account. */
                    account?: number;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of deliveries. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DeliveryJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One delivery, the other ways of its notice, and the clock that the notice starts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the delivery */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/design-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a draft from a version. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it begins one draft */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignDraftInJson"];
                };
            };
            responses: {
                /** @description Its id. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such pack, kind or version. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/design-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft with everything that was found in it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The draft; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignDraftJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Writes a draft and checks it: what is not sound is kept and said. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignDraftEditJson"];
                };
            };
            responses: {
                /** @description As it is now, with what was found. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignDraftJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        /** Throws a draft away. */
        delete: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/design-drafts/{id}/deployment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes that a draft come into use; it does once another person has confirmed the proposal. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same twice proposes it once */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignDeploymentInJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/design-drafts/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells the cases of a draft's kind again through the draft: which end as they did, which otherwise, which come no further. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The newest cases that the person sees, with counts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignReplayJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/design-drafts/{id}/test-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a draft with chosen facts, people and moments: who would get what, when, and until when. Nothing of it is kept. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the draft */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignTestRunInJson"];
                };
            };
            responses: {
                /** @description What would happen, in order. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignTestRunJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of work of a pack with the version of their process in use, and the drafts. */
        get: {
            parameters: {
                query?: {
                    /** @description The pack; what every city builds on when absent. */
                    pack?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignRowJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such pack. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The pack has defects. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designs/{pack}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A kind of work with every version of its process, and what a process of it may name. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The pack has defects. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designs/{pack}/{kind}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is different between two versions of a process. */
        get: {
            parameters: {
                query?: {
                    /** @description The earlier one; 0 is the pack's own. */
                    from?: number;
                    /** @description The later one; 0 is the pack's own. */
                    to?: number;
                };
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Elements that are not the same. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignDifferenceJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designs/{pack}/{kind}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running cases on other files than the version in use, and what moving each would mean. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                    /** @description Elements that take the place of others, such as `review:check,confirm:done`. */
                    instead?: string;
                };
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, by id. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DesignMoveJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Moves chosen running cases to the version in use, each whole or not at all; the person has confirmed who they are. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DesignMoveInJson"];
                };
            };
            responses: {
                /** @description What became of each. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignMovedJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another version is in use now. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designs/{pack}/{kind}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version of a process with its drawing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The pack */
                    pack: string;
                    /** @description Name of the kind */
                    kind: string;
                    /** @description Number of the version; 0 is the pack's own */
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DesignVersionDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of documents that were issued from cases which the caller may see, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of cases of this kind. */
                    kind?: string;
                    /** @description With a signed copy, or without one. */
                    signed?: boolean;
                    /** @description Issued on this day or later, YYYY-MM-DD. */
                    from?: string;
                    /** @description Issued before this day, YYYY-MM-DD. */
                    until?: string;
                    /** @description Words of number, title, issuer or case. */
                    q?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of documents. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_IssuedRowJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The register as a workbook; that it was taken out is on the record. */
        post: {
            parameters: {
                query?: {
                    /** @description Of cases of this kind. */
                    kind?: string;
                    /** @description With a signed copy, or without one. */
                    signed?: boolean;
                    /** @description Issued on this day or later, YYYY-MM-DD. */
                    from?: string;
                    /** @description Issued before this day, YYYY-MM-DD. */
                    until?: string;
                    /** @description Words of number, title, issuer or case. */
                    q?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The workbook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a signed or sealed copy to a document, bound to it by its digest. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the document */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["SignedCopyForm"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/copies/{copy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A signed copy of a document. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the document */
                    id: number;
                    /** @description Id of the copy */
                    copy: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document as pdf. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the document */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description It cannot be made; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Grants of people in the caller's scope, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this account; one's own needs no permission. */
                    account?: number;
                    /** @description Of this role. */
                    role?: number;
                    /** @description `holds`, `later`, `over` or `revoked`. */
                    state?: string;
                    /** @description Of people with these words in name or login. */
                    q?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of grants. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_GrantJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Proposes a role for a person; a second person confirms it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantInJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes to take a grant back; a second person confirms it. In an emergency the account is disabled instead, at once. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the grant */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this kind, such as `delivery.send`. */
                    kind?: string;
                    /** @description `waiting`, `running`, `done`, `failed` or `cancelled`. */
                    state?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of jobs. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_JobJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a job that waits off the queue. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a job that failed or was cancelled run again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says again who one is, which dangerous actions ask for. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmJson"];
                };
            };
            responses: {
                /** @description Confirmed for some minutes. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/confirm/elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a signed-in person to their provider to say again who they are. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmElsewhereJson"];
                };
            };
            responses: {
                /** @description Where to go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ElsewhereJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notice-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which ways the person wants to be told. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A line for every kind and channel. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeChoicesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Chooses by which ways to be told; lines that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NoticeChoicesJson"];
                };
            };
            responses: {
                /** @description As they are now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeChoicesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the password; every other session ends. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChangeJson"];
                };
            };
            responses: {
                /** @description Changed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes, shown once; the old ones are dead. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions that are alive. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Ends every session but the one that asks. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ended. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API tokens that were not revoked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenJson"][];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an API token; its secret is shown once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTokenJson"];
                };
            };
            responses: {
                /** @description The token. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenMadeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an API token. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the token */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Revoked. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts the new secret in force; the recovery codes are shown once. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpCodeJson"];
                };
            };
            responses: {
                /** @description Recovery codes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** A new secret for one-time codes, not in force until a code of it comes back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The secret. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpSetupJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Does without one-time codes, where the rules allow it. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of the person, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those that were not opened. */
                    unread?: boolean;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of notices. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_NoticeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Sends a notice to people and parties. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it is sent once */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewNoticeJson"];
                };
            };
            responses: {
                /** @description It is in their boxes. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticeSentJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every way that a notice took. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the notice */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, first to last. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DeliveryJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps that the person opened a notice. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the notice */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Kept. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs for a notice; the person must have confirmed who they are. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the notice */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed for. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every pack: the shipped cities, those of the data folder, and what they rest on. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PackJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pack as the service applies it, choices included. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles with what became of them. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this document. */
                    document?: string;
                    /** @description `encoded`, `not_computable`, `out_of_scope` or `missing`. */
                    state?: string;
                    /** @description Words of id, place, gist or official text. */
                    q?: string;
                    /** @description Rows of a page; all of them when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, in the order of the documents. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ArticleJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/clauses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A clause with everything that rests on it. */
        get: {
            parameters: {
                query?: {
                    /** @description Rules of this day; today when absent. */
                    at?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                    /** @description Id of the clause */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClauseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the articles, and what a check of the pack finds. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The counts and findings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackCoverageJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Source documents of a pack. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, the base's after its own. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DocumentJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pack with its choices as folders that the command line runs again, in one zip file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file; the header x-pack-digest has the digest of the folder. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": number[];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parameters with every value that they have had and will have. */
        get: {
            parameters: {
                query?: {
                    /** @description Of this section, such as `deadlines` or `catalog`. */
                    section?: string;
                    /** @description Words of key, name, value or clauses. */
                    q?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, by key. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ParameterJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that the text leaves open, with the readings in force on a day and those that were chosen. */
        get: {
            parameters: {
                query?: {
                    /** @description Rules of this day; today when absent. */
                    at?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_RulingJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/rulings/{key}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a reading; it holds once another person has confirmed the proposal. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same twice proposes it once */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the pack */
                    pack: string;
                    /** @description Key of the ruling */
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RulingChoiceInJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}/rulings/{key}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What another reading would change: values in words, and the worked cases of the pack computed both ways. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the pack */
                    pack: string;
                    /** @description Key of the ruling */
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RulingEffectInJson"];
                };
            };
            responses: {
                /** @description What differs. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulingEffectJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parties that the caller may see. */
        get: {
            parameters: {
                query?: {
                    /** @description `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`. */
                    kind?: string;
                    /** @description `city`, `county` or `town`. */
                    level?: string;
                    /** @description `active` or `closed`. */
                    status?: string;
                    /** @description Directly below this party. */
                    parent?: number;
                    /** @description With these words in a name, short name or alias, or with a code that begins so. */
                    q?: string;
                    /** @description `name`, `id` or `level`; with `-` before it the other way round. */
                    sort?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of parties. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PartyJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a party. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one party */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PartyInJson"];
                };
            };
            responses: {
                /** @description Its id, and what a person should look at. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyMadeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All parties of a list as a table that an import reads again. Cells that a spreadsheet would compute are made text. */
        get: {
            parameters: {
                query?: {
                    /** @description `csv` or `xlsx`; `csv` when absent. */
                    format?: string;
                    /** @description As in the list. */
                    kind?: string;
                    /** @description As in the list. */
                    level?: string;
                    /** @description As in the list; only active parties when absent. */
                    status?: string;
                    /** @description As in the list. */
                    parent?: number;
                    /** @description As in the list. */
                    q?: string;
                    /** @description As in the list. */
                    sort?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a table of parties and shows everything that is wrong with it and everything that it would change. No party changes. */
        post: {
            parameters: {
                query?: {
                    /** @description First day of the payers that the file names; today when absent, and today at the latest. */
                    payer_from?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["PartyFileForm"];
                };
            };
            responses: {
                /** @description What was found. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyImportJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/import/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table that the caller had checked, and what became of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the checked file */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The checked file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyImportJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/import/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a checked table into the parties, if it would still do what was shown. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the checked file */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many were made and changed. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportDoneJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One party with its other names, its payers and what is below it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The party; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Edits a party. With another parent everything below it moves as well. */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PartyPatchJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/parties/{id}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records another spelling of a party's name. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one alias */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AliasInJson"];
                };
            };
            responses: {
                /** @description Its id. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/aliases/{alias_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes another spelling away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the party */
                    id: number;
                    /** @description Id of the alias */
                    alias_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Taken away. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a party that has no active parties below it, no active accounts and pays for nobody. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PartyCloseJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/payers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All records of who pays for a party, in order of recording. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They, on one page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_PayerRecordJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Records who pays for a party from a day on; for a day that has a record it is a correction. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one record */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PayerInJson"];
                };
            };
            responses: {
                /** @description The record. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayerMadeJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a party that was closed by mistake. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the party */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PartyReopenJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyDetailJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every permission that a role may hold. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["All_PermissionJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals that the caller made or may decide, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `open`, `confirmed`, `rejected` or `withdrawn`. */
                    state?: string;
                    /** @description Of this kind, such as `grant`. */
                    kind?: string;
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of proposals. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ProposalJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposal, with what would change in words. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the proposal */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The proposal; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms a proposal of somebody else and does what it says. It asks for a confirmed identity. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the proposal */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecisionJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects a proposal of somebody else, with a reason. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the proposal */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecisionJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's own proposal back. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                };
                path: {
                    /** @description Id of the proposal */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DecisionJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role, retired ones too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["All_RoleJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        /** Proposes a new role; a second person confirms it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleInJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the role */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The role; ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Proposes another content of a role; a second person confirms it. */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the role */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleInJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/roles/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes to retire a role; a second person confirms it, and its grants give nothing any more. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes */
                    "if-match": string;
                    /** @description Sent twice with one key, it makes one proposal */
                    "idempotency-key"?: string | null;
                };
                path: {
                    /** @description Id of the role */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonJson"];
                };
            };
            responses: {
                /** @description The proposal. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/directories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Directories that people sign in with, without their secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_DirectoriesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits the directories; secrets that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DirectoriesJson"];
                };
            };
            responses: {
                /** @description As they are now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_DirectoriesJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/directories/{key}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a directory with its stored settings. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Key of the directory */
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether it answers, in words. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DirectoryCheckJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mail server, without secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The section. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_MailSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits: the mail server; secrets that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailSettingsJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_MailSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the saved settings: sends a mail. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailTestJson"];
                };
            };
            responses: {
                /** @description What came of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChannelTestJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/outbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the program may call besides public addresses. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The section. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_OutboundSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits: where the program may call besides public addresses. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OutboundSettingsJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_OutboundSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Robots of group chats that are told of notices, without secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The section. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_RobotsSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits: robots of group chats that are told of notices; secrets that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RobotsSettingsJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_RobotsSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/robots/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the saved settings: sends a message by one robot. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyTestJson"];
                };
            };
            responses: {
                /** @description What came of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChannelTestJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description None has this key. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules of passwords and of signing in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_SignInPolicyJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits the rules of passwords and of signing in. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInPolicyJson"];
                };
            };
            responses: {
                /** @description As they are now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_SignInPolicyJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateway of text messages, without secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The section. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_SmsSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits: the gateway of text messages; secrets that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SmsSettingsJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_SmsSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/sms/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the saved settings: sends a text message. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SmsTestJson"];
                };
            };
            responses: {
                /** @description What came of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChannelTestJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks that are told of notices, without secrets. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The section. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_WebhooksSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        /** Edits: webhooks that are told of notices; secrets that are not given stay. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version that was read, in quotes; "0" for the defaults */
                    "if-match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WebhooksSettingsJson"];
                };
            };
            responses: {
                /** @description As it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsJson_WebhooksSettingsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Somebody else edited it since it was read. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description If-Match is missing. */
                428: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the saved settings: sends an event to one webhook. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyTestJson"];
                };
            };
            responses: {
                /** @description What came of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChannelTestJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description None has this key. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first step: login and password, which this platform or an LDAP directory judges. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInJson"];
                };
            };
            responses: {
                /** @description What comes next. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInAnswerJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not signed in; what was wrong is not said. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways to sign in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInMethodsJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/{key}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ends a sign-in at a provider, in the browser that began it. */
        get: {
            parameters: {
                query?: {
                    /** @description The code, when the person signed in. */
                    code?: string;
                    /** @description What was sent along. */
                    state?: string;
                    /** @description Who answers. */
                    iss?: string;
                    /** @description Why there is no code. */
                    error?: string;
                    /** @description The same in words. */
                    error_description?: string;
                };
                header?: never;
                path: {
                    /** @description Key of the directory */
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To where the person wanted to go; to `/sign-in?step=code` for a one-time code; to `/sign-in?error=` `failed`, `expired` or `unavailable`. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/{key}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to a provider to sign in there. */
        get: {
            parameters: {
                query?: {
                    /** @description A path of this page; anything else is taken for `/`. */
                    back?: string;
                };
                header?: never;
                path: {
                    /** @description Key of the directory */
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the provider, or to `/sign-in?error=…` when it cannot be used. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step: a one-time code or a recovery code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpAnswerJson"];
                };
            };
            responses: {
                /** @description Signed in. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInAnswerJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not signed in; what was wrong is not said. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks that wait for the caller, the first due first. */
        get: {
            parameters: {
                query?: {
                    /** @description Rows of a page, 1 to 200; 50 when absent. */
                    limit?: number;
                    /** @description `next` of the page before. */
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of tasks. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_WorkbenchTaskJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passes a task on to a colleague. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignTaskJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a task that several may do. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Completes a task with one of its outcomes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompleteTaskJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People to whom a task may be passed on, and who may be heard before it is completed. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The people. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskPeopleJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects the case. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaseReasonJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a task back to all who may do it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Returns the case to an earlier step for correction. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnTaskJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks somebody to be heard before a task is completed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignTaskJson"];
                };
            };
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/stand-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes over a task from somebody who has lent the caller their role. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the task */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What anybody with its verification code may know of a document. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Verification code */
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The document. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerifiedJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{code}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a file is the document with a verification code, or a signed copy of it. The file is not kept. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Verification code */
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["SignedCopyForm"];
                };
            };
            responses: {
                /** @description What the file is. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ComparedJson"];
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description No such thing, or none in the caller's scope. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description The state of the thing does not allow it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description More than is taken. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Another content type is expected. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A rule refuses it, or values are not right; see `findings`. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It does. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of this process, in the text format of Prometheus. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The counts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Sign in. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Not allowed, or the identity must be confirmed first (`confirm_identity`). */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Too many requests. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can work: its database answers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It can. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description The request cannot be read. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description A defect. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
                /** @description Later it may work. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemJson"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An account to be made. */
        AccountInJson: {
            /** @description 3 to 64 letters, digits, dots, dashes, underscores or at signs. */
            login: string;
            /** @description The person's name. */
            name: string;
            /** @description `business`, `system`, `security` or `audit`; it never changes. All but the first need a second person. */
            world: string;
            /**
             * Format: int64
             * @description Party of the person; people of business need one.
             */
            party_id?: number | null;
            /** @description Post there. */
            post?: string | null;
            /** @description Whether the person is from outside the parties' own staff; then the account needs an end. */
            is_external?: boolean;
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Mail address. */
            email?: string | null;
            /** @description First instant at which the account is of no use any more. */
            expires_at?: string | null;
            /** @description Why; an administrator's account needs it. */
            reason?: string | null;
        };
        /** @description An account of a natural person. */
        AccountJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Login. */
            login: string;
            /** @description The person's name. */
            name: string;
            /** @description `business`, `system`, `security` or `audit`; it never changes. */
            world: string;
            /**
             * Format: int64
             * @description Party of the person.
             */
            party_id?: number | null;
            /** @description Its name. */
            party_name?: string | null;
            /** @description Post there. */
            post?: string | null;
            /** @description Whether the person is from outside the parties' own staff. */
            is_external: boolean;
            /** @description Telephone number, masked. */
            phone?: string | null;
            /** @description Mail address, masked. */
            email?: string | null;
            /** @description `active` or `disabled`. */
            status: string;
            /** @description First instant at which the account is of no use any more. */
            expires_at?: string | null;
            /** @description Whether one-time codes are set up; null for people of business, whom it does not concern. */
            has_totp?: boolean | null;
            /** @description Whether a password was given that the person has not changed yet; null for people of business. */
            must_change_password?: boolean | null;
            /** @description Directory that vouches for the person; null for people of business. */
            directory?: string | null;
            /** @description Until when it is locked; null for people of business. */
            locked_until?: string | null;
            /** @description Last successful sign-in; null for people of business. */
            last_sign_in_at?: string | null;
            /** @description From where; null for people of business. */
            last_sign_in_ip?: string | null;
            /** @description When it was made. */
            created_at: string;
            /**
             * Format: int64
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description An account that was made or reset, or the proposal to do so. */
        AccountMadeJson: {
            /**
             * Format: int64
             * @description Id of the account; null while a proposal waits.
             */
            id?: number | null;
            /**
             * Format: password
             * @description Its one-time password, shown once; null when the same request was answered before.
             */
            password?: string | null;
            /**
             * Format: int64
             * @description The proposal that waits for a second person, when the account is an administrator's.
             */
            proposal_id?: number | null;
        };
        /** @description What changes of an account. What is absent stays; null takes a value away. */
        AccountPatchJson: {
            /** @description The person's name. */
            name?: string | null;
            /**
             * Format: int64
             * @description Party of the person.
             */
            party_id?: number | null;
            /** @description Post there. */
            post?: string | null;
            /** @description Whether the person is from outside the parties' own staff. */
            is_external?: boolean | null;
            /** @description Telephone number; the masked one that was read changes nothing. */
            phone?: string | null;
            /** @description Mail address; the masked one that was read changes nothing. */
            email?: string | null;
            /** @description First instant at which the account is of no use any more. */
            expires_at?: string | null;
            /** @description Key of the directory that vouches for the person; it needs a fresh confirmation of identity. The person's sessions end. */
            directory?: string | null;
        };
        /** @description Rows with an action. */
        ActionCountJson: {
            /** @description `scale_up`, `scale_down`, `resize`, `delete`, `keep` or `no_data`. */
            action: string;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /** @description The person who takes one of the three posts. */
        AdministratorJson: {
            /** @description The secret of the link. */
            token: string;
            /** @description Login of the new account. */
            login: string;
            /** @description Name of the person. */
            name: string;
            /**
             * Format: password
             * @description Password of their own.
             */
            password: string;
            /** @description One-time code of the post's secret, to show that the authenticator works. */
            code: string;
        };
        /** @description A spelling to be recorded. */
        AliasInJson: {
            /** @description The spelling. */
            alias: string;
            /** @description Which document has it. */
            source: string;
            /** @description Why it means this party. */
            reason: string;
        };
        /** @description Another spelling of a party's name. */
        AliasJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description The spelling. */
            alias: string;
            /** @description Which document has it. */
            source: string;
            /** @description Why it means this party. */
            reason: string;
            /** @description When it was recorded. */
            created_at: string;
        };
        /** @description All rows of a short list. */
        All_PermissionJson: {
            /** @description The rows. */
            items: {
                /** @description Stable name. */
                key: string;
                /** @description 名称. */
                title_zh: string;
                /** @description In English. */
                title_en: string;
                /** @description Worlds whose roles may hold it. */
                worlds: string[];
            }[];
        };
        /** @description All rows of a short list. */
        All_RoleJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description Stable key. */
                key: string;
                /** @description Its name in the language of the request. */
                name: string;
                /** @description 名称. */
                name_zh: string;
                /** @description English name. */
                name_en: string;
                /** @description `business`, `system`, `security` or `audit`; it never changes. */
                world: string;
                /** @description What it allows. */
                permissions: string[];
                /** @description `active` or `retired`. */
                status: string;
                /**
                 * Format: int64
                 * @description For `If-Match`.
                 */
                version: number;
            }[];
        };
        /** @description An article. */
        ArticleJson: {
            /** @description Id of the clause. */
            id: string;
            /** @description Its document. */
            document: string;
            /** @description Where it stands, such as 第十二条. */
            place: string;
            /** @description What it says, in our own words. */
            gist: string;
            /** @description Anything a reader should know. */
            note: string;
            /** @description `encoded`, `not_computable`, `out_of_scope` or `missing`. */
            state: string;
            /** @description Why, or where it is encoded. */
            because: string;
            /** @description The official wording, where the city has loaded it. */
            text?: string | null;
        };
        /** @description The answer to a sheet, and what its leaves take. */
        AssessAnswerJson: components["schemas"]["AssessmentJson"] & {
            /** @description Fields, units and targets of the leaves, for filling in a sheet. */
            fields: components["schemas"]["LeafFieldJson"][];
        };
        /** @description A sheet as a file. */
        AssessForm: {
            /** @description The pack. */
            pack: string;
            /**
             * Format: binary
             * @description The sheet, JSON.
             */
            sheet: string;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force: `key=reading`, separated by commas. */
            rulings?: string | null;
        };
        /** @description A sheet to be scored. */
        AssessInJson: {
            /** @description The pack. */
            pack: string;
            /** @description The sheet of `yunheng assess`. */
            sheet: Record<string, never>;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force, as `key=reading`. */
            rulings?: string[];
        };
        /** @description A scored sheet. */
        AssessRunJson: components["schemas"]["RunHeadJson"] & components["schemas"]["AssessAnswerJson"];
        /** @description The answer to a sheet. */
        AssessmentJson: {
            /** @description Id of the tree. */
            tree: string;
            /** @description Id of the pack. */
            pack: string;
            /** @description SM3 of the pack's texts. */
            digest: string;
            /** @description Day of the rules. */
            at: string;
            /** @description Leaves in printed order. */
            leaves: components["schemas"]["LeafJson"][];
            /** @description Groups, each outer one followed by its inner ones. */
            groups: components["schemas"]["GroupJson"][];
            /** @description Sum of what was awarded. */
            base: string;
            /** @description The base on the scale of the whole tree. */
            normalized?: string | null;
            /** @description What overruns take off. */
            deductions: string;
            /** @description The score, rounded once. */
            final?: string | null;
            band?: components["schemas"]["BandJson"] | null;
            /** @description Nothing is missing. */
            complete: boolean;
            /** @description Ids of missing leaves. */
            missing: string[];
            /** @description Rulings that decided, as `key=reading`. */
            rulings: string[];
            /** @description Findings. */
            findings: components["schemas"]["FindingJson"][];
        };
        /** @description To whom a task is given. */
        AssignTaskJson: {
            /**
             * Format: int64
             * @description The account; it must be one that could do the task.
             */
            account_id: number;
            /** @description What is said with it. */
            said?: string | null;
        };
        /** @description A field that changed. */
        AuditChangeJson: {
            /** @description Its name. */
            field: string;
            /** @description Its value before; a digest when `is_digest`. */
            before?: string | null;
            /** @description Its value after; a digest when `is_digest`. */
            after?: string | null;
            /** @description Whether the values are personal and shown as keyed digests only. */
            is_digest: boolean;
        };
        /** @description An entry of the trail. */
        AuditEntryJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description Position in the chain; null for the second until it is sealed.
             */
            position?: number | null;
            /** @description Value of the chain there. */
            chain?: string | null;
            /** @description SM3 of its canonical bytes. */
            digest: string;
            /** @description When. */
            at: string;
            /**
             * Format: int64
             * @description Id of the account; null for a stranger or a job.
             */
            account_id?: number | null;
            /** @description Login, or the name of the job. */
            login: string;
            /** @description Name of the person at that time. */
            name: string;
            /** @description From where. */
            ip: string;
            /** @description `web`, `api_token`, `cli` or `job`. */
            channel: string;
            /** @description Name of the request. */
            request_id: string;
            /** @description Dotted name of the act. */
            action: string;
            /** @description Kind of the thing. */
            object_kind: string;
            /** @description Its id. */
            object_id: string;
            /** @description `done`, `refused` or `failed`. */
            outcome: string;
            /** @description Code of the refusal or failure. */
            code?: string | null;
            /** @description Clauses of the refusal. */
            clauses: string[];
            /** @description What changed. */
            changes: components["schemas"]["AuditChangeJson"][];
            /** @description Digest of the thing before. */
            before?: string | null;
            /** @description Digest of the thing after. */
            after?: string | null;
            /** @description Reason that the person gave. */
            reason: string;
            /** @description What else belongs to it. */
            facts: {
                [key: string]: string;
            };
        };
        /** @description A band. */
        BandJson: {
            /** @description Lower border. */
            lower: string;
            /** @description Share of the fee; null when blocked. */
            ratio?: string | null;
            /** @description `pay` or `block`. */
            action: string;
        };
        /** @description Why a figure is what it is. */
        BecauseJson: {
            /** @description Facts used. */
            facts: components["schemas"]["FactJson"][];
            /** @description Arithmetic, line by line. */
            steps: components["schemas"]["StepJson"][];
            /** @description Clauses applied. */
            clauses: string[];
            /** @description Rulings that decided, as `key=reading`. */
            rulings: string[];
        };
        /** @description How far the first start has come. */
        BootstrapJson: {
            /** @description The three posts. */
            seats: components["schemas"]["BootstrapSeatJson"][];
            /** @description A fresh secret for an authenticator, base32; each post that is still open has its own. */
            expires_at: string;
        };
        /** @description One of the three posts. */
        BootstrapSeatJson: {
            /** @description `system`, `security` or `audit`. */
            post: string;
            /** @description Words for it. */
            title: string;
            /** @description Whether somebody has it. */
            taken: boolean;
            /** @description Secret for an authenticator, base32, while nobody has it. */
            totp_secret?: string | null;
            /** @description The same as an address that an authenticator reads from a picture; the login is still a placeholder. */
            totp_address?: string | null;
        };
        /** @description A kept run, as it was answered. */
        CalculationJson: (components["schemas"]["DeadlineRunJson"] & {
            /** @enum {string} */
            kind: "deadline";
        }) | (components["schemas"]["RateRunJson"] & {
            /** @enum {string} */
            kind: "rate";
        }) | (components["schemas"]["SizeRunJson"] & {
            /** @enum {string} */
            kind: "size";
        }) | (components["schemas"]["AssessRunJson"] & {
            /** @enum {string} */
            kind: "assess";
        }) | (components["schemas"]["SettleRunJson"] & {
            /** @enum {string} */
            kind: "settle";
        });
        /** @description A line of a rating, or a row of advice. */
        CalculationLineJson: components["schemas"]["RateLineJson"] | components["schemas"]["SizeLineJson"];
        /** @description A run in a list. */
        CalculationRowJson: components["schemas"]["RunSummaryJson"] & {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description `deadline`, `rate`, `size`, `assess` or `settle`. */
            kind: string;
            /** @description The pack. */
            pack: string;
            /** @description When it ran. */
            created_at: string;
            /** @description When it goes. */
            expires_at: string;
        };
        /** @description Somebody who may be asked. */
        CaseColleagueJson: {
            /**
             * Format: int64
             * @description The account.
             */
            account_id: number;
            /** @description The person's name. */
            name: string;
        };
        /** @description Counts of cases of a kind. */
        CaseCountJson: {
            /** @description Name of the kind. */
            kind: string;
            /** @description In words. */
            title: string;
            /**
             * Format: int64
             * @description Cases that run.
             */
            running: number;
            /**
             * Format: int64
             * @description Cases that ended as they should.
             */
            done: number;
            /**
             * Format: int64
             * @description Cases that were rejected.
             */
            rejected: number;
            /**
             * Format: int64
             * @description Cases that were withdrawn.
             */
            withdrawn: number;
            /** @description Mean time from sending to the end, hours with one decimal; null when none ended. */
            mean_hours?: string | null;
            /**
             * Format: int64
             * @description Tasks that were done late, or are open and late.
             */
            late_tasks: number;
        };
        /** @description A draft as it shall be. */
        CaseDraftJson: {
            /** @description The form as far as it is filled in. */
            form: Record<string, never>;
            /** @description Whether it is urgent. */
            is_urgent?: boolean;
        };
        /** @description Something that was done. */
        CaseEventJson: {
            /**
             * Format: int64
             * @description Its place in the timeline.
             */
            position: number;
            /** @description When. */
            at: string;
            /** @description Whose act; null for the platform's own. */
            by?: string | null;
            /**
             * @description `open`, `send`, `complete`, `return`, `reject`, `withdraw`, `claim`, `release`, `assign`, `comment`, `attach`, `detach`,
             *     `tell`, `issue`, `sign`, `remind`, `overdue`, `timer`, `end`.
             */
            act: string;
            /** @description The act in words. */
            act_title: string;
            /** @description Title of the task on which it was done. */
            task_title?: string | null;
            /** @description What was said. */
            said: string;
            /** @description What else is to be known. */
            detail: Record<string, never>;
        };
        /** @description A file in a form. */
        CaseFileForm: {
            /**
             * Format: binary
             * @description The file; its bytes say what it is.
             */
            file: string;
            /** @description The field of the case's form that it belongs to. */
            field?: string | null;
        };
        /** @description A file of a case. */
        CaseFileJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description The field of the form that it belongs to. */
            field?: string | null;
            /** @description Its name. */
            name: string;
            /** @description What it is. */
            media_type: string;
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            bytes: number;
            /** @description SM3 of its bytes. */
            sm3: string;
            /** @description Who uploaded it. */
            uploader_name: string;
            /** @description When. */
            uploaded_at: string;
        };
        /** @description Cases that have kind, unit or month in common. */
        CaseGroupJson: {
            /** @description What they have in common, stable. */
            key: string;
            /** @description In words; of a month `YYYY-MM`. */
            title: string;
            /**
             * Format: int64
             * @description Cases that run.
             */
            running: number;
            /**
             * Format: int64
             * @description Cases that ended as they should.
             */
            done: number;
            /**
             * Format: int64
             * @description Cases that were rejected.
             */
            rejected: number;
            /**
             * Format: int64
             * @description Cases that were withdrawn.
             */
            withdrawn: number;
            /**
             * Format: int64
             * @description How often one was returned for correction.
             */
            returned: number;
            /**
             * Format: int64
             * @description Tasks that were done late, or are open and late.
             */
            late_tasks: number;
            /** @description Mean time from sending to the end, hours with one decimal; null when none ended. */
            mean_hours?: string | null;
        };
        /** @description A case to be begun. */
        CaseInJson: {
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /**
             * Format: int64
             * @description The unit whose case it is; the opener's own when absent.
             */
            unit_id?: number | null;
            /** @description The form as far as it is filled in. */
            form?: Record<string, never>;
            /** @description Whether it is urgent. */
            is_urgent?: boolean;
        };
        /** @description A case with all that the person who asks may see of it. */
        CaseJson: components["schemas"]["CaseRowJson"] & {
            /** @description Digest of the rules that it began with. */
            rules_digest: string;
            /** @description The form's schema. */
            schema: Record<string, never>;
            /** @description The form as it is. */
            form: Record<string, never>;
            /** @description The form as it was sent first; null while it is a draft. */
            asked?: Record<string, never> | null;
            /** @description Clauses that ask for this kind of work. */
            clauses: string[];
            /** @description Parties that take part beside the unit. */
            parts: components["schemas"]["CasePartJson"][];
            /** @description Names of parties that the form points at, by id. */
            names: {
                [key: string]: string;
            };
            /** @description Its tasks, in the order in which they came. */
            tasks: components["schemas"]["CaseTaskJson"][];
            /** @description What was done, in order. */
            timeline: components["schemas"]["CaseEventJson"][];
            /** @description Its files. */
            files: components["schemas"]["CaseFileJson"][];
            /** @description Documents that were issued, oldest first. */
            documents: components["schemas"]["IssuedDocumentJson"][];
            /** @description Documents that the person who asks may issue by hand now. */
            issuable: components["schemas"]["IssuableJson"][];
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
            /** @description Elements of the process where something waits. */
            active: string[];
            /** @description What the person who asks may do with the case: `edit`, `send`, `discard`, `withdraw`, `comment`, `attach`. */
            may: string[];
            /**
             * Format: int64
             * @description For `If-Match` of an edit.
             */
            version: number;
        };
        /** @description A kind of work with its form. */
        CaseKindDetailJson: components["schemas"]["CaseKindJson"] & {
            /** @description The form: JSON Schema 2020-12 with layout hints under `x-yh`. */
            form: Record<string, never>;
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
        };
        /** @description A kind of work that somebody may begin or has seen. */
        CaseKindJson: {
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /** @description Its title. */
            title: string;
            /** @description What it is for. */
            about: string;
            /** @description Where it stands among others. */
            group: string;
            /** @description Clauses that ask for it. */
            clauses: string[];
            /** @description Whether its opener may mark a case as urgent. */
            may_be_urgent: boolean;
            /** @description Whether the person who asks may begin one. */
            may_open: boolean;
            /** @description What happens, in order: who does what, and within which limit. */
            steps: components["schemas"]["CaseStepJson"][];
        };
        /** @description A party that takes part. */
        CasePartJson: {
            /** @description The part, such as `provider`. */
            part: string;
            /** @description The party. */
            party: components["schemas"]["CasePartyJson"];
        };
        /** @description A party of a case. */
        CasePartyJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        /** @description Why. */
        CaseReasonJson: {
            /** @description Why. */
            said: string;
        };
        /** @description A worked case, by name. */
        CaseRefJson: {
            /** @description Number in the register of examples; may be empty. */
            id: string;
            /** @description What it shows. */
            title: string;
            /** @description Kind, such as `deadline` or `rate`. */
            kind: string;
            /** @description File it stands in. */
            place: string;
            /** @description Clauses it works out. */
            clauses: string[];
        };
        /** @description A case in a list. */
        CaseRowJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /** @description The kind in words. */
            kind_title: string;
            /** @description Its number; null while it is a draft. */
            number?: string | null;
            /** @description The line by which it is known. */
            headline: string;
            /** @description The unit whose case it is. */
            unit: components["schemas"]["CasePartyJson"];
            /** @description Name of who opened it. */
            opener_name: string;
            /** @description `draft`, `running` or `ended`. */
            state: string;
            /** @description `done`, `rejected` or `withdrawn`. */
            outcome?: string | null;
            /** @description Whether it is urgent. */
            is_urgent: boolean;
            /** @description When the draft was begun. */
            created_at: string;
            /** @description When it was sent. */
            sent_at?: string | null;
            /** @description When it ended. */
            ended_at?: string | null;
        };
        /** @description What the cases of a time come to. */
        CaseStatisticsJson: {
            /** @description Cases by kind, unit or month. */
            groups: components["schemas"]["CaseGroupJson"][];
            /** @description Tasks that were done, by kind and step. */
            steps: components["schemas"]["TasksDoneJson"][];
            /** @description Tasks that were done, by person, of the people whose party the person who asks reaches; the busiest 500. */
            people: components["schemas"]["TasksDoneJson"][];
        };
        /** @description A step of a kind of work. */
        CaseStepJson: {
            /** @description Element of the process. */
            element: string;
            /** @description What is done. */
            title: string;
            /** @description Role of who does it; null when it is the opener. */
            role?: string | null;
            /** @description The role in words. */
            role_title: string;
            /** @description Within which limit, in words; null when there is none. */
            limit?: string | null;
        };
        /** @description A step, by name. */
        CaseStepRefJson: {
            /** @description Element of the process. */
            element: string;
            /** @description What is done there. */
            title: string;
        };
        /** @description A task of a case. */
        CaseTaskJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description Its number in the case.
             */
            number: number;
            /** @description The element of the process. */
            element: string;
            /** @description What is to be done. */
            title: string;
            /** @description Role of those who may do it. */
            role?: string | null;
            /** @description The role in words. */
            role_title?: string | null;
            party?: components["schemas"]["CasePartyJson"] | null;
            /** @description Who took it. */
            assignee_name?: string | null;
            /** @description `open`, `done` or `cancelled`. */
            state: string;
            /** @description How it was done. */
            outcome?: string | null;
            /** @description The outcome in words. */
            outcome_title?: string | null;
            /** @description When it came. */
            opened_at: string;
            /** @description First instant at which it is late. */
            due_at?: string | null;
            /** @description Limit, clauses, days passed over: how the due date was found. */
            due_basis?: Record<string, never> | null;
            /** @description Whether it is or was late. */
            is_late: boolean;
            /** @description Name of who closed it. */
            closer_name?: string | null;
            /** @description When it was closed. */
            closed_at?: string | null;
            /** @description What it can be completed with, for those who may complete it. */
            outcomes: components["schemas"]["OutcomeJson"][];
            /** @description Tasks to which it can be returned, the last first. */
            returns_to: components["schemas"]["CaseStepRefJson"][];
            /** @description Whether somebody is only heard before another task (加签). */
            is_review: boolean;
            /** @description Sections of the form that are filled in with it. */
            fills: string[];
            /** @description What the person who asks may do with it: `complete`, `claim`, `release`, `assign`, `review`, `return`, `reject`, `stand_in`. */
            may: string[];
        };
        /** @description A worked case that comes out otherwise. */
        ChangedCaseJson: {
            /** @description Number in the register of examples; may be empty. */
            id: string;
            /** @description What it shows. */
            title: string;
            /** @description Kind, such as `settle`. */
            kind: string;
            /** @description File it stands in. */
            place: string;
            /** @description Clauses it works out. */
            clauses: string[];
            /** @description What differs of its result, on one line. */
            before: string;
            /** @description The same under the reading that was asked for. */
            after: string;
            /** @description What differs, field by field. */
            differences: components["schemas"]["DifferenceJson"][];
            /** @description How many more fields differ. */
            more: number;
        };
        /** @description A parameter that reads otherwise. */
        ChangedParameterJson: {
            /** @description `section.path`. */
            key: string;
            /** @description What an official calls it. */
            name: string;
            /** @description Its value in words. */
            before: string;
            /** @description The same under the reading that was asked for. */
            after: string;
        };
        /** @description What came of a test. */
        ChannelTestJson: {
            /** @description `taken`, `later` or `refused`. */
            outcome: string;
            /** @description What the other side said, or what stands in the way and what to do. */
            message: string;
        };
        /** @description A signed checkpoint. */
        CheckpointJson: {
            /** @description The day that it closes. */
            on_date: string;
            /**
             * Format: int64
             * @description Position of its link.
             */
            position: number;
            /** @description When it was made. */
            made_at: string;
            /** @description The signed line, for keeping outside. */
            line: string;
        };
        /** @description A clause with everything that rests on it. */
        ClauseJson: {
            /** @description Its id. */
            id: string;
            /** @description The pack that was asked. */
            pack: string;
            /** @description Digest of the pack. */
            digest: string;
            /** @description Day of the rules. */
            at: string;
            /** @description Id of the document. */
            document: string;
            /** @description Title of the document. */
            document_title: string;
            /** @description 文号 of the document. */
            document_number: string;
            /** @description Where it stands, such as 第十二条. */
            place: string;
            /** @description What it says, in our own words. */
            gist: string;
            /** @description Anything a reader should know. */
            note: string;
            /** @description The official wording, where the city has loaded it. */
            text?: string | null;
            /** @description `encoded`, `not_computable`, `out_of_scope` or `missing`. */
            state: string;
            /** @description Why, or where it is encoded. */
            because: string;
            /** @description Values that cite it, each with its days. */
            parameters: components["schemas"]["ClauseParameterJson"][];
            /** @description Rulings that it raises. */
            rulings: components["schemas"]["ClauseRulingJson"][];
            /** @description Leaves that cite it. */
            leaves: components["schemas"]["LeafRefJson"][];
            indicator?: components["schemas"]["IndicatorJson"] | null;
            /** @description Catalog items, prices and trees that cite it. */
            cited_by: string[];
            /** @description Worked cases. */
            worked: components["schemas"]["CaseRefJson"][];
        };
        /** @description A value that cites a clause. */
        ClauseParameterJson: {
            /** @description `section.path`. */
            key: string;
            /** @description What an official calls it. */
            name: string;
            /** @description The value in words. */
            value: string;
            /** @description Its unit, where it has one. */
            unit?: string | null;
            /** @description First day. */
            from: string;
            /** @description First day after it; null while no end is set. */
            until?: string | null;
        };
        /** @description A ruling that a clause raises. */
        ClauseRulingJson: {
            /** @description Its key. */
            key: string;
            /** @description The question. */
            question: string;
            /** @description Reading on the day, in words. */
            reading: string;
            /** @description Whether the authority has decided it. */
            is_decided: boolean;
        };
        /** @description A limit of a pack. */
        ClockOfJson: {
            /** @description The pack, such as `xuchang`. */
            pack: string;
            /** @description Key of the limit without its section, such as `list.confirm`. */
            key: string;
        };
        /** @description When a notice starts a clock, and why then. */
        ClockStartJson: {
            /** @description The pack. */
            pack: string;
            /** @description Key of the limit. */
            key: string;
            /** @description What an official calls the limit. */
            name: string;
            /** @description The event that starts it, such as `list.received`. */
            event: string;
            /** @description The step of the delivery that is that event: `delivered`, `opened` or `signed`. */
            counts: string;
            /** @description When the clock started; null when that step was not taken yet. */
            started_at?: string | null;
            /** @description The limit, such as `5wd`. */
            limit: string;
            /** @description Last day of the limit; null until the clock runs. */
            due_on?: string | null;
            /** @description First instant that is late. */
            due_at?: string | null;
            /** @description Whether the last day rests on a year whose holidays are not published. */
            provisional: boolean;
            /** @description Clauses of the limit and of the ruling. */
            clauses: string[];
            /** @description Rulings that decide, as `key=reading`. */
            rulings: string[];
            /** @description What the reading says, and why it was taken. */
            because: string;
        };
        /** @description What a file is, beside a document. */
        ComparedJson: {
            /** @description SM3 of the file. */
            sm3: string;
            /** @description `document`, `signed_copy`, or `other` when it is neither. */
            is: string;
        };
        /** @description How a task is completed. */
        CompleteTaskJson: {
            /** @description One of the task's outcomes. */
            outcome: string;
            /** @description What is said with it. */
            said?: string | null;
            /** @description Fields that are filled in with it. */
            form?: Record<string, never> | null;
        };
        /** @description Where a person who confirms who they are wants to be afterwards. */
        ConfirmElsewhereJson: {
            /** @description A path of this page, such as `/settings`. */
            back?: string | null;
        };
        /** @description Who one is, again, before something dangerous. */
        ConfirmJson: {
            /**
             * Format: password
             * @description Password; may be left out when a code is given.
             */
            password?: string | null;
            /** @description One-time code; needed when codes are set up. */
            code?: string | null;
        };
        /** @description Telephone number and mail address in clear. */
        ContactJson: {
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Mail address. */
            email?: string | null;
        };
        /** @description A thing that was made. */
        Created: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
        };
        /** @description A limit of a pack, or one given outright, to be counted. */
        DeadlineInJson: {
            /** @description The pack. */
            pack: string;
            /** @description Key of a limit of the pack, such as `req.provision`; this or `limit`. */
            key?: string | null;
            /** @description `2wd`, `5d`, `30min`, `1month`, `2y`. */
            limit?: string | null;
            /** @description Start; its day is not counted. */
            from: string;
            /** @description Counted back. */
            backward?: boolean;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force, as `key=reading`. */
            rulings?: string[];
        };
        /** @description A due date and how it was counted. */
        DeadlineJson: {
            /** @description Start, RFC 3339. */
            from: string;
            /** @description The limit. */
            limit: string;
            /** @description Date of the last allowed instant. */
            due_on: string;
            /** @description First instant that is late. */
            due_at: string;
            /** @description Counted over days without a published calendar. */
            provisional: boolean;
            /** @description Days off passed over. */
            skipped: components["schemas"]["SkippedJson"][];
            /** @description Where the limit would have ended but for the roll. */
            rolled_from?: string | null;
            /** @description Clauses applied. */
            clauses: string[];
            /** @description Day of the rules. */
            at: string;
            /** @description Rulings that were chosen, as `key=reading`. */
            rulings: string[];
            /** @description Findings. */
            findings: components["schemas"]["FindingJson"][];
        };
        /** @description A due date. */
        DeadlineRunJson: components["schemas"]["RunHeadJson"] & components["schemas"]["DeadlineJson"] & {
            /** @description The pack. */
            pack: string;
            /** @description Its digest, choices included. */
            digest: string;
            /** @description Why. */
            because: components["schemas"]["BecauseJson"];
        };
        /** @description What somebody says who decides. */
        DecisionJson: {
            /** @description Why; a rejection needs it. */
            reason?: string | null;
        };
        /** @description A right to be lent. */
        DelegationInJson: {
            /**
             * Format: int64
             * @description One of the person's own grants.
             */
            grant_id: number;
            /**
             * Format: int64
             * @description Who will act: of the same party, or within the person's scope.
             */
            to_account_id: number;
            /** @description First instant; now when absent. */
            from?: string | null;
            /** @description First instant after it, at most 90 days later. */
            until: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A right that its holder lent to somebody. */
        DelegationJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description The grant that is lent.
             */
            grant_id: number;
            /** @description Name of its role in the language of the request. */
            role_name: string;
            /**
             * Format: int64
             * @description Who lends.
             */
            from_account_id: number;
            /** @description Their name. */
            from_name: string;
            /**
             * Format: int64
             * @description Who acts.
             */
            to_account_id: number;
            /** @description Their name. */
            to_name: string;
            /** @description First instant. */
            from: string;
            /** @description First instant after it. */
            until: string;
            /** @description When somebody ended it. */
            ended_at?: string | null;
            /** @description Why. */
            reason: string;
        };
        /** @description A delivery with what follows from it. */
        DeliveryDetailJson: {
            /** @description The delivery. */
            delivery: components["schemas"]["DeliveryJson"];
            /** @description Every way that the notice took, first to last. */
            ways: components["schemas"]["DeliveryJson"][];
            clock?: components["schemas"]["ClockStartJson"] | null;
        };
        /** @description A way that a notice takes to its person. */
        DeliveryJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description The notice.
             */
            notice_id: number;
            /** @description Shared by the notices that were sent together. */
            batch: string;
            /** @description Kind of the notice. */
            kind: string;
            /** @description Title of the notice. */
            title: string;
            /**
             * Format: int64
             * @description To whom.
             */
            account_id: number;
            /** @description The person's name. */
            account_name: string;
            /** @description The person's party. */
            party_name?: string | null;
            /** @description `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`. */
            channel: string;
            /** @description Where it goes, its middle left out. */
            target_shown: string;
            /** @description `waiting`, `sent`, `delivered`, `opened`, `signed`, `failed`, or `uncertain`: it may have arrived, nobody knows. */
            state: string;
            /** @description Whether it may have arrived more than once. */
            maybe_twice: boolean;
            /**
             * Format: int64
             * @description Attempts so far.
             */
            attempts: number;
            /**
             * Format: int64
             * @description The job that sends it.
             */
            job_id?: number | null;
            /** @description Why it did not work. */
            last_error?: string | null;
            /** @description What the other side said when it took it. */
            receipt?: string | null;
            /** @description When it was wanted. */
            created_at: string;
            /** @description When it left. */
            sent_at?: string | null;
            /** @description When it arrived. */
            delivered_at?: string | null;
            /** @description When the person opened it. */
            opened_at?: string | null;
            /** @description When the person signed for it. */
            signed_at?: string | null;
        };
        /** @description What somebody would do with a task of a test run. */
        DesignAnswerJson: {
            /** @description Element of the task. */
            element: string;
            /** @description The word that it would be completed with. */
            outcome: string;
            /**
             * Format: int64
             * @description How many hours after it came.
             */
            after_hours: number;
        };
        /** @description Something about an element that changed. */
        DesignChangeJson: {
            /** @description What. */
            field: string;
            /** @description As it was; null when it was not set. */
            before?: string | null;
            /** @description As it is; null when it is not set. */
            after?: string | null;
        };
        /** @description A draft to be put into use. */
        DesignDeploymentInJson: {
            /**
             * Format: int64
             * @description The version of the draft that was looked at.
             */
            version: number;
            /**
             * Format: int64
             * @description Number of the version in use that it takes the place of, as it was looked at.
             */
            replaces: number;
            /** @description Why. */
            reason: string;
        };
        /** @description An element of the process or a field of the form that is not the same in two versions. */
        DesignDifferenceJson: {
            /** @description `process` or `form`. */
            part: string;
            /** @description Its id or name; `sections` and `rules` for the layout and the other rules of the form. */
            element: string;
            /** @description Its name, or the id when it has none. */
            title: string;
            /** @description `added`, `removed` or `changed`. */
            what: string;
            /** @description What changed. */
            changes: components["schemas"]["DesignChangeJson"][];
        };
        /** @description A draft as it shall be. */
        DesignDraftEditJson: {
            /** @description What it is called. */
            name: string;
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
            /** @description The form, JSON Schema with layout hints; the pack's own when absent. */
            form?: Record<string, never> | null;
        };
        /** @description A draft to be begun. */
        DesignDraftInJson: {
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /**
             * Format: int64
             * @description The version to begin from; 0 is the pack's own.
             */
            based_on: number;
            /** @description What it is called. */
            name: string;
        };
        /** @description A draft, checked. */
        DesignDraftJson: components["schemas"]["DesignDraftRowJson"] & {
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /** @description Title of the kind. */
            kind_title: string;
            /**
             * Format: int64
             * @description Its version, which is also the ETag.
             */
            version: number;
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
            /** @description The form, JSON Schema with layout hints. */
            form: Record<string, never>;
            /** @description Whether the form is drawn with the draft, or is the pack's own. */
            has_own_form: boolean;
            /** @description Who reads which fields of the form. */
            uses: components["schemas"]["DesignFieldUseJson"][];
            /** @description What keeps it from being put into use, and what else was found. */
            findings: components["schemas"]["DesignFindingJson"][];
            /** @description Whether it could be put into use. */
            is_deployable: boolean;
            /**
             * Format: int64
             * @description Number of the version in use.
             */
            present: number;
            /** @description What is different from the version in use. */
            differences: components["schemas"]["DesignDifferenceJson"][];
        };
        /** @description A draft in a list. */
        DesignDraftRowJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What it is called. */
            name: string;
            /**
             * Format: int64
             * @description The version that it was drawn from; 0 is the pack's own.
             */
            based_on: number;
            /** @description Name of who began it. */
            created_by: string;
            /** @description Name of who changed it last. */
            changed_by: string;
            /** @description When. */
            changed_at: string;
            /**
             * Format: int64
             * @description The proposal to put it into use that waits for a second person.
             */
            proposal?: number | null;
        };
        /** @description A field of the form. */
        DesignFieldJson: {
            /** @description Its name. */
            name: string;
            /** @description Its label. */
            title: string;
            /** @description `string`, `number`, `integer`, `boolean`, `array` or `object`. */
            holds: string;
            /** @description Values that it may have, when these are few. */
            values: string[];
            /** @description Whether it is always filled in. */
            is_required: boolean;
        };
        /** @description A field of the form, and who reads it: it cannot go without them. */
        DesignFieldUseJson: {
            /** @description The field. */
            field: string;
            /** @description Who reads it, in words. */
            by: string[];
        };
        /** @description Something that was found in a process, with the elements that are meant. */
        DesignFindingJson: {
            /** @description `error`, `warning` or `note`. */
            severity: string;
            /** @description Stable code. */
            code: string;
            /** @description The element that is meant; null when it is none of the process. */
            element?: string | null;
            /** @description The field of the form that is meant; empty when it is the form as a whole, null when it is none of the form. */
            field?: string | null;
            /** @description Elements of the failing path, from the start. */
            path: string[];
            /** @description What was found and expected. */
            message: string;
            /** @description What to do. */
            hint: string;
        };
        /** @description A kind of work with every version of its process, and what a process of it may name. */
        DesignJson: components["schemas"]["DesignRowJson"] & {
            /** @description Versions, the newest first; the pack's own is the last. */
            versions: components["schemas"]["DesignVersionJson"][];
            /**
             * Format: int64
             * @description Running cases that began with files which are none of these versions.
             */
            running_on_others: number;
            /** @description What a process may name. */
            offers: components["schemas"]["DesignOffersJson"];
        };
        /** @description A case as it was looked at. */
        DesignMoveCaseJson: {
            /**
             * Format: int64
             * @description The case.
             */
            case_id: number;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
        };
        /** @description Cases to be moved to the version in use. */
        DesignMoveInJson: {
            /**
             * Format: int64
             * @description Number of the version in use, as it was looked at.
             */
            to: number;
            /** @description The cases, as they were looked at. */
            cases: components["schemas"]["DesignMoveCaseJson"][];
            /** @description Elements that take the place of those that are gone. */
            instead?: {
                [key: string]: string;
            };
            /** @description Why. */
            reason: string;
        };
        /** @description A running case on other files than the version in use, and what moving it would mean. */
        DesignMoveJson: {
            /**
             * Format: int64
             * @description The case.
             */
            case_id: number;
            /** @description Its number. */
            number: string;
            /** @description The line by which it is known. */
            headline: string;
            /** @description Its unit. */
            unit: string;
            /**
             * Format: int64
             * @description Its version; it goes up with every act.
             */
            version: number;
            /**
             * Format: int64
             * @description Number of the version that it runs on; 0 is the pack's own, null one that is none of them.
             */
            on?: number | null;
            /** @description Its open tasks, and what becomes of each. */
            tasks: components["schemas"]["DesignMoveTaskJson"][];
            /** @description Labels of fields that it would get. */
            added_fields: string[];
            /** @description Labels of fields that are filled in and would go. */
            dropped_fields: string[];
            /** @description Everything that stands against it; it can be moved when there is nothing. */
            against: string[];
        };
        /** @description An open task of a case that would be moved. */
        DesignMoveTaskJson: {
            /** @description Its element. */
            element: string;
            /** @description What it is called. */
            title: string;
            /** @description What it would be called; null when it is gone and nothing takes its place. */
            becomes?: string | null;
            /** @description Whether others would do it. */
            is_others: boolean;
        };
        /** @description What became of a case that should be moved. */
        DesignMovedJson: {
            /**
             * Format: int64
             * @description The case.
             */
            case_id: number;
            /** @description Whether it was moved. */
            is_moved: boolean;
            /** @description Why not. */
            why: string[];
        };
        /** @description Something that a process may name. */
        DesignOfferJson: {
            /** @description As it stands in the process. */
            key: string;
            /** @description In words. */
            title: string;
        };
        /** @description What a process of this kind of work may name. */
        DesignOffersJson: {
            /** @description Roles. */
            roles: components["schemas"]["DesignOfferJson"][];
            /** @description Relations: whose people of a role do a task. */
            relations: components["schemas"]["DesignOfferJson"][];
            /** @description Limits of the pack. */
            limits: components["schemas"]["DesignOfferJson"][];
            /** @description What people can be told. */
            effects: components["schemas"]["DesignOfferJson"][];
            /** @description Words that a task can be completed with. */
            outcomes: components["schemas"]["DesignOfferJson"][];
            /** @description Fields of the form, which conditions can read. */
            fields: components["schemas"]["DesignFieldJson"][];
            /** @description Sections of the form that are filled in with a task, by its element. */
            sections: components["schemas"]["DesignSectionJson"][];
            /** @description The form, to fill in for a test run. */
            form: Record<string, never>;
        };
        /** @description A past case, told again. */
        DesignReplayCaseJson: {
            /**
             * Format: int64
             * @description The case.
             */
            case_id: number;
            /** @description Its number. */
            number: string;
            /** @description The line by which it is known. */
            headline: string;
            /** @description `same`, `other`, `unfit` or `unknown`. */
            end: string;
            /** @description How it ended: `done`, `rejected`, `withdrawn`; null while it is under way. */
            was?: string | null;
            /** @description How it would end; null when it would be under way, or comes no further. */
            would?: string | null;
            /** @description The act that it does not come beyond, in words. */
            act?: string | null;
            /** @description When that was. */
            act_at?: string | null;
            /** @description Element of that act. */
            element?: string | null;
            /** @description Why it comes no further. */
            why?: string | null;
            /** @description Steps that only the draft has, taken as consented to. */
            assumed: string[];
            /** @description Steps that the draft does not have, left out. */
            left_out: string[];
        };
        /** @description Past cases, told again through a draft. */
        DesignReplayJson: {
            /**
             * Format: int64
             * @description How many end as they did, or are under way as they are.
             */
            same: number;
            /**
             * Format: int64
             * @description How many end otherwise.
             */
            other: number;
            /**
             * Format: int64
             * @description How many come no further than some act.
             */
            unfit: number;
            /**
             * Format: int64
             * @description How many cannot be told again, such as those that were moved.
             */
            unknown: number;
            /** @description Whether there are older ones that were not looked at. */
            is_cut: boolean;
            /** @description The cases: first those that come no further, then those that end otherwise. */
            cases: components["schemas"]["DesignReplayCaseJson"][];
        };
        /** @description A kind of work with the version of its process that new cases take. */
        DesignRowJson: {
            /** @description The pack. */
            pack: string;
            /** @description Name of the kind. */
            kind: string;
            /** @description Its title. */
            title: string;
            /** @description Where it stands among others. */
            group: string;
            /**
             * Format: int64
             * @description Number of the version in use; 0 is the pack's own.
             */
            present: number;
            /** @description What the version is called; null for the pack's own. */
            present_name?: string | null;
            /** @description Since when it is in use; null for the pack's own. */
            since?: string | null;
            /** @description Whether the pack's form or settings are newer than those of the version in use. */
            pack_changed: boolean;
            /** @description Drafts, the newest first. */
            drafts: components["schemas"]["DesignDraftRowJson"][];
        };
        /** @description A section of the form that is filled in with a task. */
        DesignSectionJson: {
            /** @description Element of the process. */
            element: string;
            /** @description Labels of its fields. */
            fields: string[];
        };
        /** @description What a test run of a draft begins with. */
        DesignTestRunInJson: {
            /**
             * Format: int64
             * @description The unit whose case it would be; without it nobody is named.
             */
            unit_id?: number | null;
            /** @description The form as far as it matters. */
            form?: Record<string, never>;
            /** @description Whether it would be urgent. */
            is_urgent?: boolean;
            /** @description When it would be sent; RFC 3339. */
            starts_at: string;
            /** @description What people would do, in order where a task comes again; a task without an answer is consented to after an hour. */
            answers?: components["schemas"]["DesignAnswerJson"][];
        };
        /** @description What would happen. */
        DesignTestRunJson: {
            /** @description In the order in which it would happen. */
            steps: components["schemas"]["DesignTestStepJson"][];
            /** @description `done` or `rejected`; null when it does not come to an end. */
            outcome?: string | null;
            /** @description When it would end. */
            ended_at?: string | null;
            /** @description Why it goes no further. */
            stopped?: string | null;
        };
        /** @description Something that would happen in a test run. */
        DesignTestStepJson: {
            /** @description `task`, `timer`, `time_out` or `notice`. */
            what: string;
            /** @description Element of the process; null for a notice of the end. */
            element?: string | null;
            /** @description The task, the timer, or what would be told. */
            title: string;
            /** @description Who: the role or the part, in words. */
            who: string;
            /** @description Names of the people who would get it, the first of them. */
            names: string[];
            /**
             * Format: int64
             * @description How many people would get it; null when no unit or party was chosen.
             */
            people?: number | null;
            /** @description When it would come. */
            at: string;
            /** @description When it would be due. */
            due_at?: string | null;
            /** @description The limit in words. */
            limit?: string | null;
            /** @description Whether the calendar of the year of the due date is not published yet. */
            is_provisional: boolean;
            /** @description When it would be done, or fire. */
            closed_at?: string | null;
            /** @description The word that it would be completed with. */
            outcome?: string | null;
            /** @description Whether it would be late. */
            is_late: boolean;
        };
        /** @description A version with its drawing. */
        DesignVersionDetailJson: {
            /**
             * Format: int64
             * @description Its number; 0 is the pack's own.
             */
            number: number;
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
            /** @description The form, JSON Schema with layout hints; null when that of an old version cannot be read. */
            form: Record<string, never>;
            /** @description Whether the form was drawn with it, or is the pack's own. */
            has_own_form: boolean;
        };
        /** @description A version of a process. */
        DesignVersionJson: {
            /**
             * Format: int64
             * @description Its number; 0 is the pack's own.
             */
            number: number;
            /** @description What it is called; empty for the pack's own. */
            name: string;
            /**
             * Format: int64
             * @description The version that it was drawn from; null for the pack's own.
             */
            based_on?: number | null;
            /** @description Since when it was in use; null for the pack's own. */
            since?: string | null;
            /** @description Who proposed it. */
            proposed_by?: string | null;
            /** @description Who confirmed it. */
            confirmed_by?: string | null;
            /**
             * Format: int64
             * @description Cases that run on it.
             */
            running: number;
        };
        /** @description A field that differs. */
        DifferenceJson: {
            /** @description JSON pointer into the result; empty for the whole. */
            field: string;
            /** @description Under the present reading; null where there is no such field. */
            before?: string | null;
            /** @description Under the reading that was asked for. */
            after?: string | null;
        };
        /** @description Directories that people sign in with, in the order in which they are offered. */
        DirectoriesJson: {
            /** @description They. */
            directories: components["schemas"]["DirectoryJson"][];
        };
        /** @description What a look at a directory found. */
        DirectoryCheckJson: {
            /** @description Whether it answers and its settings fit. */
            is_well: boolean;
            /** @description What was found, and what to do. */
            message: string;
        };
        /** @description A directory. */
        DirectoryJson: {
            /** @description Names it for good: 1 to 32 of small letters, digits and dashes. Accounts name it. */
            key: string;
            /** @description What it speaks; the settings of this kind must be there. */
            kind: components["schemas"]["DirectoryKindJson"];
            /** @description Words on the button. */
            title: string;
            /** @description Whether people may sign in with it. */
            enabled: boolean;
            /** @description Whether the three administrators may, too. They always need a one-time code of ours. */
            administrators?: boolean;
            oidc?: components["schemas"]["OidcSettingsJson"] | null;
            ldap?: components["schemas"]["LdapSettingsJson"] | null;
        };
        /**
         * @description What a directory speaks.
         * @enum {string}
         */
        DirectoryKindJson: "oidc" | "ldap";
        /** @description A source document. */
        DocumentJson: {
            /** @description Short id, the head of its clause ids. */
            id: string;
            /** @description Title as printed. */
            title: string;
            /** @description Other names of it. */
            aliases: string[];
            /** @description 文号. */
            number: string;
            /** @description `contract`, `measures`, `standard`, `law`, … */
            kind: string;
            /** @description 印发日期. */
            issued_on?: string | null;
            /**
             * Format: int64
             * @description Rank among the documents of one agreement.
             */
            rank?: number | null;
            /** @description Anything a reader should know. */
            note: string;
            /** @description Whether the city has loaded its official text. */
            has_official_text: boolean;
            /** @description Its articles. */
            articles: number;
            /** @description Those that are encoded. */
            encoded: number;
            /** @description Those with nothing to compute. */
            not_computable: number;
            /** @description Those outside the platform. */
            out_of_scope: number;
            /** @description Those without a disposition. */
            missing: number;
        };
        /** @description Where a person confirms who they are. */
        ElsewhereJson: {
            /** @description Address of the provider; the page goes there. */
            url: string;
        };
        /** @description An input to try a calculator with. */
        ExampleJson: {
            /** @description Name of the file. */
            name: string;
            /** @description The calculator: `rate`, `size`, `assess` or `settle`. */
            kind: string;
            /** @description The field of its form. */
            field: string;
            /** @description The pack that it is made for. */
            pack: string;
            /** @description A fitting period, for `rate`. */
            period?: string | null;
            /** @description A fitting day, for `size`. */
            at?: string | null;
        };
        /** @description A fact. */
        FactJson: {
            /** @description What it is. */
            name: string;
            /** @description Its value. */
            value: string;
            /** @description Where it came from. */
            source: string;
        };
        /** @description One value that is not right. */
        FindingBody: {
            /** @description `error`, `warning` or `note`. */
            severity: string;
            /** @description Stable code. */
            code: string;
            /** @description JSON pointer, or file, line and column. */
            where: string;
            /** @description Ids of clauses. */
            clauses: string[];
            /** @description What was found and expected. */
            message: string;
            /** @description What to do. */
            hint: string;
        };
        /** @description One finding in the caller's language; `code` is the same in all. */
        FindingJson: {
            /** @description `error`, `warning` or `note`. */
            severity: string;
            /** @description Stable. */
            code: string;
            /** @description File and line, JSON pointer, or key. */
            where: string;
            /** @description Ids of clauses. */
            clauses: string[];
            /** @description What was found and expected. */
            message: string;
            /** @description What to do. */
            hint: string;
        };
        /** @description A role for a person. It comes into force when a second person confirms it. */
        GrantInJson: {
            /**
             * Format: int64
             * @description To whom.
             */
            account_id: number;
            /**
             * Format: int64
             * @description Which role, of the account's world.
             */
            role_id: number;
            /** @description `own_unit`, `units_below`, `provider`, `level` or `all`. */
            reach: string;
            /** @description `city`, `county` or `town`, when the reach is a level. */
            level?: string | null;
            /**
             * Format: int64
             * @description The party that `own_unit`, `units_below` and `provider` start from.
             */
            party_id?: number | null;
            /** @description First instant; that of the confirmation when absent. */
            from?: string | null;
            /** @description First instant after it. */
            until?: string | null;
            /** @description Why. */
            reason: string;
        };
        /** @description A role given to a person. */
        GrantJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description To whom.
             */
            account_id: number;
            /** @description Their name. */
            account_name: string;
            /** @description Their login. */
            account_login: string;
            /**
             * Format: int64
             * @description Which role.
             */
            role_id: number;
            /** @description Its name in the language of the request. */
            role_name: string;
            /** @description World of both. */
            world: string;
            /** @description `own_unit`, `units_below`, `provider`, `level` or `all`. */
            reach: string;
            /** @description The level, when the reach is one. */
            level?: string | null;
            /**
             * Format: int64
             * @description The party that the reach starts from.
             */
            party_id?: number | null;
            /** @description Its name. */
            party_name?: string | null;
            /** @description First instant. */
            from: string;
            /** @description First instant after it. */
            until?: string | null;
            /** @description When it was taken back. */
            revoked_at?: string | null;
            /** @description `holds`, `later`, `over` or `revoked`. */
            state: string;
            /**
             * Format: int64
             * @description The proposal behind it.
             */
            proposal_id?: number | null;
        };
        /** @description A grant as its person sees it. */
        GrantShownJson: {
            /** @description Key of the role. */
            role: string;
            /** @description `own_unit`, `units_below`, `provider`, `level` or `all`. */
            reach: string;
            /** @description The level, when the reach is one. */
            level?: string | null;
            /**
             * Format: int64
             * @description The party that the reach starts from.
             */
            party_id?: number | null;
            /** @description End of the grant. */
            until?: string | null;
            /**
             * Format: int64
             * @description Account on whose behalf it is held.
             */
            on_behalf_of?: number | null;
        };
        /** @description A group of leaves. */
        GroupJson: {
            /** @description Name as printed. */
            name: string;
            /** @description 1 for the outermost groups. */
            level: number;
            /** @description Points of its leaves that apply. */
            points: string;
            /** @description Points given so far. */
            awarded: string;
        };
        /** @description A column before and after. */
        ImportChangeJson: {
            /** @description Which. */
            column: string;
            /** @description What is stored. */
            before: string;
            /** @description What the file says. */
            after: string;
        };
        /** @description A party that an import would make, in the words of its file. */
        ImportCreationJson: {
            /**
             * Format: int64
             * @description Its line.
             */
            line: number;
            /** @description Its name. */
            name: string;
            /** @description Its kind. */
            kind: string;
            /** @description Its level. */
            level: string;
            /** @description Name of the party that it belongs to. */
            parent?: string | null;
            /** @description 统一社会信用代码. */
            uscc?: string | null;
            /** @description 行政区划代码. */
            division_code?: string | null;
            /** @description Key of its kind of funding. */
            funding?: string | null;
            /** @description Name of who pays for it. */
            payer?: string | null;
            /** @description Other spellings of its name. */
            aliases: string[];
            /** @description For screens. */
            short_name?: string | null;
            /** @description For people. */
            note?: string | null;
        };
        /** @description What an import did. */
        ImportDoneJson: {
            /**
             * Format: int64
             * @description New parties.
             */
            created: number;
            /**
             * Format: int64
             * @description Changed parties.
             */
            updated: number;
        };
        /** @description A party that an import would change. */
        ImportUpdateJson: {
            /**
             * Format: int64
             * @description Its line.
             */
            line: number;
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name afterwards. */
            name: string;
            /** @description What is different. */
            changes: components["schemas"]["ImportChangeJson"][];
        };
        /** @description A leaf of an indicator tree. */
        IndicatorJson: {
            /** @description Id. */
            id: string;
            /** @description Its tree. */
            tree: string;
            /** @description Name as printed. */
            name: string;
            /** @description Groups above, outermost first. */
            group: string[];
            /** @description Points. */
            points: string;
            /** @description Target as printed. */
            target: string;
            /** @description Field of the sheet. */
            field: string;
            /** @description Unit of the field. */
            unit: string;
            /** @description Kind of its rule. */
            rule: string;
            /** @description Whether a sheet may declare it not applicable. */
            may_not_apply: boolean;
            /** @description Rulings that decide the rule. */
            rulings: string[];
            /** @description Clauses. */
            clauses: string[];
            /** @description Anything a reader should know. */
            note: string;
        };
        /** @description A document that somebody may issue. */
        IssuableJson: {
            /** @description Its name in the kind. */
            name: string;
            /** @description Its title. */
            title: string;
            /** @description Whether it was issued before; another one then stands in its place. */
            is_again: boolean;
        };
        /** @description Which document is issued. */
        IssueDocumentJson: {
            /** @description Its name in the kind. */
            name: string;
        };
        /** @description A document of a case. */
        IssuedDocumentJson: components["schemas"]["IssuedRowJson"] & {
            /** @description Its signed copies, oldest first. */
            copies: components["schemas"]["SignedCopyJson"][];
            /** @description What the person who asks may do with it: `sign`. */
            may: string[];
        };
        /** @description A document in the register. */
        IssuedRowJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description Its case.
             */
            case_id: number;
            /** @description Number of the case. */
            case_number?: string | null;
            /** @description The line by which the case is known. */
            headline: string;
            /** @description Name of the case's kind. */
            kind: string;
            /** @description The kind in words. */
            kind_title: string;
            /** @description Its name in the kind. */
            name: string;
            /** @description Its title. */
            title: string;
            /** @description Its number. */
            number: string;
            /** @description Its verification code. */
            code: string;
            /** @description The party that issued it. */
            issuer_name: string;
            /** @description The person who issued it. */
            person_name?: string | null;
            /** @description When. */
            issued_at: string;
            /** @description Number of the document that stands in its place. */
            replaced_by?: string | null;
            /** @description SM3 of its bytes; null until they are made, a moment after it was issued. */
            sm3?: string | null;
            /**
             * Format: int64
             * @description How many bytes.
             */
            bytes?: number | null;
            /** @description Whether there is a signed copy. */
            is_signed: boolean;
        };
        /** @description An item's sum. */
        ItemTotalJson: {
            /** @description The item. */
            item: string;
            /** @description Its charges. */
            charge: string;
        };
        /** @description A job. */
        JobJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What is done, such as `delivery.send`. */
            kind: string;
            /** @description The same in words. */
            title: string;
            /** @description `waiting`, `running`, `done`, `failed` or `cancelled`. */
            state: string;
            /** @description When somebody may take it; while it runs, when whoever has it is given up. */
            run_at: string;
            /**
             * Format: int64
             * @description Attempts so far.
             */
            attempts: number;
            /**
             * Format: int64
             * @description Attempts after which it has failed.
             */
            max_attempts: number;
            /** @description Whether something outside may have been done more than once: an attempt ended without anybody seeing how. */
            maybe_twice: boolean;
            /** @description Process that has it. */
            running_by?: string | null;
            /** @description What it is done with: ids, never personal data. */
            payload: unknown;
            /** @description Why the last attempt did not work. */
            last_error?: string | null;
            /** @description What came of it. */
            result?: string | null;
            /**
             * Format: int64
             * @description Account that wanted it; null for the platform itself.
             */
            created_by?: number | null;
            /** @description When it was wanted. */
            created_at: string;
            /** @description When it ended. */
            finished_at?: string | null;
        };
        /** @description What is tested. */
        KeyTestJson: {
            /** @description Key of the webhook or robot. */
            key: string;
        };
        /** @description Something with a key, by name. */
        KeyedJson: {
            /** @description Its key or id. */
            key: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description An LDAP directory. */
        LdapSettingsJson: {
            /** @description `ldaps://host:636`, or `ldap://host:389` with `start_tls`; without either only on this machine. */
            url: string;
            /** @description Begin plain and encrypt before anything is said. */
            start_tls?: boolean;
            /** @description The account that may search. */
            bind_dn: string;
            bind_password?: components["schemas"]["SecretJson"] | null;
            /** @description The entry below which people are. */
            base_dn: string;
            /**
             * @description Finds one person. It must compare the attribute that names a person with what was typed, once:
             *     `(&(objectClass=inetOrgPerson)(uid={login}))`.
             */
            filter: string;
            /** @description The attribute that names a person: `uid`, `sAMAccountName`, …. */
            uid_attribute: string;
            /** @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM. */
            ca_file?: string | null;
            /**
             * Format: int32
             * @description Seconds for a whole sign-in, 1 to 60.
             */
            timeout_seconds?: number;
        };
        /** @description What a leaf takes. */
        LeafFieldJson: {
            /** @description Id of the leaf. */
            id: string;
            /** @description Field of the sheet: `value`, `met`, `scores`, `satisfaction`, `count`, `points`. */
            field: string;
            /** @description Unit of the field. */
            unit: string;
            /** @description Target as printed. */
            target: string;
            /** @description Groups above, outermost first. */
            group: string[];
            /** @description Whether a sheet may declare it not applicable. */
            may_not_apply: boolean;
        };
        /** @description A leaf. */
        LeafJson: {
            /** @description Id. */
            id: string;
            /** @description Name as printed. */
            name: string;
            /** @description Points it can give. */
            points: string;
            /** @description Points it gave. */
            awarded?: string | null;
            /** @description Kind of its rule. */
            rule: string;
            /** @description `rule`, `decision`, `not_applicable` or `missing`. */
            source: string;
            /** @description Clauses. */
            clauses: string[];
            /** @description Rulings that decided. */
            rulings: string[];
        };
        /** @description A leaf, by name. */
        LeafRefJson: {
            /** @description Its id. */
            id: string;
            /** @description Name as printed. */
            name: string;
        };
        /**
         * @description How a connection to a mail server is protected.
         * @enum {string}
         */
        MailSecurityJson: "none" | "start_tls" | "tls";
        /** @description The mail server. */
        MailSettingsJson: {
            /**
             * @description Whether mail is sent.
             * @default false
             */
            enabled: boolean;
            /**
             * @description Name of the server, as in its certificate.
             * @default
             */
            host: string;
            /**
             * Format: int32
             * @description Its port.
             * @default 465
             */
            port: number;
            /**
             * @description `none` (this machine only), `start_tls` or `tls`.
             * @default tls
             */
            security: components["schemas"]["MailSecurityJson"];
            /**
             * @description The account there, if it wants one.
             * @default null
             */
            user: string | null;
            /** @default null */
            password: components["schemas"]["SecretJson"] | null;
            /**
             * @description The sender, `name <address>` or an address.
             * @default
             */
            from: string;
            /**
             * @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
             * @default null
             */
            ca_file: string | null;
            /**
             * Format: int32
             * @description Seconds for one mail.
             * @default 30
             */
            timeout_seconds: number;
        };
        /** @description Where a test mail goes. */
        MailTestJson: {
            /** @description A mail address. */
            to: string;
        };
        /** @description Who is signed in. */
        MeJson: {
            /**
             * Format: int64
             * @description Id of the account.
             */
            account_id: number;
            /** @description Login. */
            login: string;
            /** @description The person's name. */
            name: string;
            /** @description `business`, `system`, `security` or `audit`. */
            world: string;
            /**
             * Format: int64
             * @description Party of the person.
             */
            party_id?: number | null;
            /** @description Its name. */
            party_name?: string | null;
            /** @description Kind of the party, such as `using_unit`; it decides the navigation. */
            party_kind?: string | null;
            /** @description Post. */
            post?: string | null;
            /** @description Everything that the person may do. */
            permissions: string[];
            /** @description The grants behind it. */
            grants: components["schemas"]["GrantShownJson"][];
            /** @description What must be done before anything else: `password` or `totp`. */
            pending?: string | null;
            /** @description Value of the header `x-csrf-token` of every change; null for an API token. */
            csrf_token?: string | null;
            /** @description `web` or `api_token`. */
            channel: string;
            /** @description How the person signed in. */
            method: string;
            /**
             * Format: int64
             * @description The session that asks.
             */
            session_id: number;
            /** @description Whether one-time codes are set up. */
            has_totp: boolean;
            /**
             * Format: int64
             * @description Recovery codes that were not used.
             */
            recovery_codes_left: number;
            /** @description Sign-in before this one. */
            last_sign_in_at?: string | null;
            /** @description From where. */
            last_sign_in_ip?: string | null;
            /** @description When the password must be changed. */
            password_expires_at?: string | null;
            /**
             * Format: int64
             * @description Notices that were not opened.
             */
            unopened_notices: number;
        };
        /** @description A month's sum. */
        MonthTotalJson: {
            /** @description `YYYY-MM`. */
            month: string;
            /** @description Its charges. */
            charge: string;
        };
        /** @description A notice to be sent. */
        NewNoticeJson: {
            /** @description To these accounts. */
            accounts?: number[];
            /** @description To everybody of these parties. */
            parties?: number[];
            /** @description Title, one line. */
            title_zh: string;
            /** @description The same in English; the Chinese one when absent. */
            title_en?: string | null;
            /** @description Text. */
            body_zh: string;
            /** @description The same in English; the Chinese one when absent. */
            body_en?: string | null;
            /** @description Where in the page it leads: a path that begins with one `/`. */
            link?: string | null;
            clock?: components["schemas"]["ClockOfJson"] | null;
            /** @description Whether the recipients must sign for it. */
            needs_signature?: boolean;
        };
        /** @description An API token to be made. */
        NewTokenJson: {
            /** @description What it is for. */
            name: string;
            /** @description What it may do, out of what its person may do. */
            permissions: string[];
            /**
             * Format: int32
             * @description Days until it ends, 1 to 366.
             */
            days: number;
        };
        /** @description Whether a person wants to be told of a kind by a channel. */
        NoticeChoiceJson: {
            /** @description The kind of notice. */
            kind: string;
            /** @description The kind in words; not read. */
            title?: string;
            /** @description `in_app`, `mail` or `sms`. */
            channel: string;
            /** @description Whether it is wanted. */
            wanted: boolean;
            /** @description Whether it cannot be chosen: a notice always reaches the page; not read. */
            fixed?: boolean;
        };
        /** @description By which ways a person wants to be told. */
        NoticeChoicesJson: {
            /** @description A line for every kind and channel. */
            choices: components["schemas"]["NoticeChoiceJson"][];
        };
        /** @description A notice as its person sees it. */
        NoticeJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description `letter`, `task`, `deadline`, `result`, `security` or `operation`. */
            kind: string;
            /** @description The kind in words. */
            kind_title: string;
            /** @description Its title. */
            title: string;
            /** @description Its text. */
            body: string;
            /** @description Where in the page it leads. */
            link?: string | null;
            /** @description Name of who sent it; null for the platform itself. */
            sender?: string | null;
            /** @description Whether it starts a clock. */
            starts_clock: boolean;
            /** @description Whether the person must sign for it. */
            needs_signature: boolean;
            /** @description When it came. */
            created_at: string;
            /** @description When the person first opened it. */
            opened_at?: string | null;
            /** @description When the person signed for it. */
            signed_at?: string | null;
        };
        /** @description What was sent. */
        NoticeSentJson: {
            /** @description Names the notices that were sent together; `GET /deliveries?batch=` lists how each of them goes. */
            batch: string;
            /**
             * Format: int64
             * @description How many people were told.
             */
            recipients: number;
        };
        /** @description An OpenID Connect provider. */
        OidcSettingsJson: {
            /** @description Issuer, exactly as the provider writes it; https, or this machine. */
            issuer: string;
            /** @description The name under which this service is registered there. */
            client_id: string;
            client_secret?: components["schemas"]["SecretJson"] | null;
            /** @description Where the provider sends people back to, to be registered there. Read only. */
            readonly redirect_url?: string | null;
            /** @description What is asked for besides `openid`; `profile` when absent. */
            scopes?: string[];
            /** @description If given, one of these authentication context classes must have been reached. */
            acr_values?: string[];
            /** @description Authentication context classes that are believed to be a second factor; none when empty. */
            second_factor_acr?: string[];
            /** @description Ways of authentication (`otp`, `hwk`, …) that are believed to be a second factor; none when empty. */
            second_factor_amr?: string[];
            /** @description Hosts and networks besides the issuer's that the provider names and that are not public. */
            allow?: string[];
            /** @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM. */
            ca_file?: string | null;
            /**
             * Format: int32
             * @description Seconds for one call, 1 to 60.
             */
            timeout_seconds?: number;
        };
        /** @description Where the program may call besides public addresses over https. */
        OutboundSettingsJson: {
            /**
             * @description Host names, addresses and networks such as `10.0.0.0/8`.
             * @default []
             */
            allow: string[];
            /**
             * @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
             * @default null
             */
            ca_file: string | null;
            /**
             * Format: int32
             * @description Seconds for one call.
             * @default 15
             */
            timeout_seconds: number;
        };
        /** @description Something that a task can be completed with. */
        OutcomeJson: {
            /** @description Its name. */
            outcome: string;
            /** @description In words. */
            title: string;
        };
        /** @description What became of the articles, and what `policy check` finds. */
        PackCoverageJson: {
            /** @description The pack. */
            pack: string;
            /** @description Its digest. */
            digest: string;
            /** @description The pack's own articles, without its bases'. */
            articles: number;
            /** @description Those that are encoded. */
            encoded: number;
            /** @description Those with nothing to compute. */
            not_computable: number;
            /** @description Those outside the platform. */
            out_of_scope: number;
            /** @description Those without a disposition. */
            missing: number;
            /** @description Document by document, bases included. */
            documents: components["schemas"]["DocumentJson"][];
            /** @description Defects of the pack as errors, faults of the source text as notes. */
            findings: components["schemas"]["FindingBody"][];
        };
        /** @description A pack as the service applies it: what was published, and over it what the authority chose. */
        PackJson: {
            /** @description Its id. */
            id: string;
            /** @description What people call it. */
            title: string;
            /** @description Head of its clause ids. */
            prefix: string;
            /** @description Version of the pack, not of the law. */
            version: string;
            /** @description `in_force`, `trial` or `draft`. */
            status: string;
            /** @description Administrative division code. */
            division_code: string;
            /** @description First day on which the rules hold. */
            valid_from: string;
            /** @description First day on which they no longer hold. */
            valid_until?: string | null;
            /** @description Packs below this one. */
            based_on: string[];
            /** @description SM3 of all texts, choices included; every result names it. */
            digest: string;
            /** @description SM3 of the texts as published. */
            published_digest: string;
            /** @description Day on which the last dated version begins: the rules' default day. */
            last_dated: string;
            /** @description Anything a reader should know. */
            note: string;
            /** @description Source documents, bases included as in every count here. */
            documents: number;
            /** @description Articles. */
            articles: number;
            /** @description Parameters, each with its versions. */
            parameters: number;
            /** @description Open questions of the text. */
            rulings: number;
            /** @description Questions that the authority must decide before something can be done, and has not. */
            undecided: number;
            /** @description Readings that the authority chose. */
            choices: number;
            /** @description Leaves of the indicator trees. */
            indicators: number;
            /** @description Items of the service catalog. */
            items: number;
            /** @description Worked cases. */
            cases: number;
        };
        /** @description A page of a list. */
        Page_AccountJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description Login. */
                login: string;
                /** @description The person's name. */
                name: string;
                /** @description `business`, `system`, `security` or `audit`; it never changes. */
                world: string;
                /**
                 * Format: int64
                 * @description Party of the person.
                 */
                party_id?: number | null;
                /** @description Its name. */
                party_name?: string | null;
                /** @description Post there. */
                post?: string | null;
                /** @description Whether the person is from outside the parties' own staff. */
                is_external: boolean;
                /** @description Telephone number, masked. */
                phone?: string | null;
                /** @description Mail address, masked. */
                email?: string | null;
                /** @description `active` or `disabled`. */
                status: string;
                /** @description First instant at which the account is of no use any more. */
                expires_at?: string | null;
                /** @description Whether one-time codes are set up; null for people of business, whom it does not concern. */
                has_totp?: boolean | null;
                /** @description Whether a password was given that the person has not changed yet; null for people of business. */
                must_change_password?: boolean | null;
                /** @description Directory that vouches for the person; null for people of business. */
                directory?: string | null;
                /** @description Until when it is locked; null for people of business. */
                locked_until?: string | null;
                /** @description Last successful sign-in; null for people of business. */
                last_sign_in_at?: string | null;
                /** @description From where; null for people of business. */
                last_sign_in_ip?: string | null;
                /** @description When it was made. */
                created_at: string;
                /**
                 * Format: int64
                 * @description For `If-Match`.
                 */
                version: number;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_ArticleJson: {
            /** @description The rows. */
            items: {
                /** @description Id of the clause. */
                id: string;
                /** @description Its document. */
                document: string;
                /** @description Where it stands, such as 第十二条. */
                place: string;
                /** @description What it says, in our own words. */
                gist: string;
                /** @description Anything a reader should know. */
                note: string;
                /** @description `encoded`, `not_computable`, `out_of_scope` or `missing`. */
                state: string;
                /** @description Why, or where it is encoded. */
                because: string;
                /** @description The official wording, where the city has loaded it. */
                text?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_AuditEntryJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description Position in the chain; null for the second until it is sealed.
                 */
                position?: number | null;
                /** @description Value of the chain there. */
                chain?: string | null;
                /** @description SM3 of its canonical bytes. */
                digest: string;
                /** @description When. */
                at: string;
                /**
                 * Format: int64
                 * @description Id of the account; null for a stranger or a job.
                 */
                account_id?: number | null;
                /** @description Login, or the name of the job. */
                login: string;
                /** @description Name of the person at that time. */
                name: string;
                /** @description From where. */
                ip: string;
                /** @description `web`, `api_token`, `cli` or `job`. */
                channel: string;
                /** @description Name of the request. */
                request_id: string;
                /** @description Dotted name of the act. */
                action: string;
                /** @description Kind of the thing. */
                object_kind: string;
                /** @description Its id. */
                object_id: string;
                /** @description `done`, `refused` or `failed`. */
                outcome: string;
                /** @description Code of the refusal or failure. */
                code?: string | null;
                /** @description Clauses of the refusal. */
                clauses: string[];
                /** @description What changed. */
                changes: components["schemas"]["AuditChangeJson"][];
                /** @description Digest of the thing before. */
                before?: string | null;
                /** @description Digest of the thing after. */
                after?: string | null;
                /** @description Reason that the person gave. */
                reason: string;
                /** @description What else belongs to it. */
                facts: {
                    [key: string]: string;
                };
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_CalculationLineJson: {
            /** @description The rows. */
            items: (components["schemas"]["RateLineJson"] | components["schemas"]["SizeLineJson"])[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_CalculationRowJson: {
            /** @description The rows. */
            items: (components["schemas"]["RunSummaryJson"] & {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description `deadline`, `rate`, `size`, `assess` or `settle`. */
                kind: string;
                /** @description The pack. */
                pack: string;
                /** @description When it ran. */
                created_at: string;
                /** @description When it goes. */
                expires_at: string;
            })[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_CaseRowJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description The pack. */
                pack: string;
                /** @description Name of the kind. */
                kind: string;
                /** @description The kind in words. */
                kind_title: string;
                /** @description Its number; null while it is a draft. */
                number?: string | null;
                /** @description The line by which it is known. */
                headline: string;
                /** @description The unit whose case it is. */
                unit: components["schemas"]["CasePartyJson"];
                /** @description Name of who opened it. */
                opener_name: string;
                /** @description `draft`, `running` or `ended`. */
                state: string;
                /** @description `done`, `rejected` or `withdrawn`. */
                outcome?: string | null;
                /** @description Whether it is urgent. */
                is_urgent: boolean;
                /** @description When the draft was begun. */
                created_at: string;
                /** @description When it was sent. */
                sent_at?: string | null;
                /** @description When it ended. */
                ended_at?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_DelegationJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description The grant that is lent.
                 */
                grant_id: number;
                /** @description Name of its role in the language of the request. */
                role_name: string;
                /**
                 * Format: int64
                 * @description Who lends.
                 */
                from_account_id: number;
                /** @description Their name. */
                from_name: string;
                /**
                 * Format: int64
                 * @description Who acts.
                 */
                to_account_id: number;
                /** @description Their name. */
                to_name: string;
                /** @description First instant. */
                from: string;
                /** @description First instant after it. */
                until: string;
                /** @description When somebody ended it. */
                ended_at?: string | null;
                /** @description Why. */
                reason: string;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_DeliveryJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description The notice.
                 */
                notice_id: number;
                /** @description Shared by the notices that were sent together. */
                batch: string;
                /** @description Kind of the notice. */
                kind: string;
                /** @description Title of the notice. */
                title: string;
                /**
                 * Format: int64
                 * @description To whom.
                 */
                account_id: number;
                /** @description The person's name. */
                account_name: string;
                /** @description The person's party. */
                party_name?: string | null;
                /** @description `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`. */
                channel: string;
                /** @description Where it goes, its middle left out. */
                target_shown: string;
                /** @description `waiting`, `sent`, `delivered`, `opened`, `signed`, `failed`, or `uncertain`: it may have arrived, nobody knows. */
                state: string;
                /** @description Whether it may have arrived more than once. */
                maybe_twice: boolean;
                /**
                 * Format: int64
                 * @description Attempts so far.
                 */
                attempts: number;
                /**
                 * Format: int64
                 * @description The job that sends it.
                 */
                job_id?: number | null;
                /** @description Why it did not work. */
                last_error?: string | null;
                /** @description What the other side said when it took it. */
                receipt?: string | null;
                /** @description When it was wanted. */
                created_at: string;
                /** @description When it left. */
                sent_at?: string | null;
                /** @description When it arrived. */
                delivered_at?: string | null;
                /** @description When the person opened it. */
                opened_at?: string | null;
                /** @description When the person signed for it. */
                signed_at?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_DesignMoveJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description The case.
                 */
                case_id: number;
                /** @description Its number. */
                number: string;
                /** @description The line by which it is known. */
                headline: string;
                /** @description Its unit. */
                unit: string;
                /**
                 * Format: int64
                 * @description Its version; it goes up with every act.
                 */
                version: number;
                /**
                 * Format: int64
                 * @description Number of the version that it runs on; 0 is the pack's own, null one that is none of them.
                 */
                on?: number | null;
                /** @description Its open tasks, and what becomes of each. */
                tasks: components["schemas"]["DesignMoveTaskJson"][];
                /** @description Labels of fields that it would get. */
                added_fields: string[];
                /** @description Labels of fields that are filled in and would go. */
                dropped_fields: string[];
                /** @description Everything that stands against it; it can be moved when there is nothing. */
                against: string[];
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_DocumentJson: {
            /** @description The rows. */
            items: {
                /** @description Short id, the head of its clause ids. */
                id: string;
                /** @description Title as printed. */
                title: string;
                /** @description Other names of it. */
                aliases: string[];
                /** @description 文号. */
                number: string;
                /** @description `contract`, `measures`, `standard`, `law`, … */
                kind: string;
                /** @description 印发日期. */
                issued_on?: string | null;
                /**
                 * Format: int64
                 * @description Rank among the documents of one agreement.
                 */
                rank?: number | null;
                /** @description Anything a reader should know. */
                note: string;
                /** @description Whether the city has loaded its official text. */
                has_official_text: boolean;
                /** @description Its articles. */
                articles: number;
                /** @description Those that are encoded. */
                encoded: number;
                /** @description Those with nothing to compute. */
                not_computable: number;
                /** @description Those outside the platform. */
                out_of_scope: number;
                /** @description Those without a disposition. */
                missing: number;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_ExampleJson: {
            /** @description The rows. */
            items: {
                /** @description Name of the file. */
                name: string;
                /** @description The calculator: `rate`, `size`, `assess` or `settle`. */
                kind: string;
                /** @description The field of its form. */
                field: string;
                /** @description The pack that it is made for. */
                pack: string;
                /** @description A fitting period, for `rate`. */
                period?: string | null;
                /** @description A fitting day, for `size`. */
                at?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_GrantJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description To whom.
                 */
                account_id: number;
                /** @description Their name. */
                account_name: string;
                /** @description Their login. */
                account_login: string;
                /**
                 * Format: int64
                 * @description Which role.
                 */
                role_id: number;
                /** @description Its name in the language of the request. */
                role_name: string;
                /** @description World of both. */
                world: string;
                /** @description `own_unit`, `units_below`, `provider`, `level` or `all`. */
                reach: string;
                /** @description The level, when the reach is one. */
                level?: string | null;
                /**
                 * Format: int64
                 * @description The party that the reach starts from.
                 */
                party_id?: number | null;
                /** @description Its name. */
                party_name?: string | null;
                /** @description First instant. */
                from: string;
                /** @description First instant after it. */
                until?: string | null;
                /** @description When it was taken back. */
                revoked_at?: string | null;
                /** @description `holds`, `later`, `over` or `revoked`. */
                state: string;
                /**
                 * Format: int64
                 * @description The proposal behind it.
                 */
                proposal_id?: number | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_IssuedRowJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description Its case.
                 */
                case_id: number;
                /** @description Number of the case. */
                case_number?: string | null;
                /** @description The line by which the case is known. */
                headline: string;
                /** @description Name of the case's kind. */
                kind: string;
                /** @description The kind in words. */
                kind_title: string;
                /** @description Its name in the kind. */
                name: string;
                /** @description Its title. */
                title: string;
                /** @description Its number. */
                number: string;
                /** @description Its verification code. */
                code: string;
                /** @description The party that issued it. */
                issuer_name: string;
                /** @description The person who issued it. */
                person_name?: string | null;
                /** @description When. */
                issued_at: string;
                /** @description Number of the document that stands in its place. */
                replaced_by?: string | null;
                /** @description SM3 of its bytes; null until they are made, a moment after it was issued. */
                sm3?: string | null;
                /**
                 * Format: int64
                 * @description How many bytes.
                 */
                bytes?: number | null;
                /** @description Whether there is a signed copy. */
                is_signed: boolean;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_JobJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description What is done, such as `delivery.send`. */
                kind: string;
                /** @description The same in words. */
                title: string;
                /** @description `waiting`, `running`, `done`, `failed` or `cancelled`. */
                state: string;
                /** @description When somebody may take it; while it runs, when whoever has it is given up. */
                run_at: string;
                /**
                 * Format: int64
                 * @description Attempts so far.
                 */
                attempts: number;
                /**
                 * Format: int64
                 * @description Attempts after which it has failed.
                 */
                max_attempts: number;
                /** @description Whether something outside may have been done more than once: an attempt ended without anybody seeing how. */
                maybe_twice: boolean;
                /** @description Process that has it. */
                running_by?: string | null;
                /** @description What it is done with: ids, never personal data. */
                payload: unknown;
                /** @description Why the last attempt did not work. */
                last_error?: string | null;
                /** @description What came of it. */
                result?: string | null;
                /**
                 * Format: int64
                 * @description Account that wanted it; null for the platform itself.
                 */
                created_by?: number | null;
                /** @description When it was wanted. */
                created_at: string;
                /** @description When it ended. */
                finished_at?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_NoticeJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description `letter`, `task`, `deadline`, `result`, `security` or `operation`. */
                kind: string;
                /** @description The kind in words. */
                kind_title: string;
                /** @description Its title. */
                title: string;
                /** @description Its text. */
                body: string;
                /** @description Where in the page it leads. */
                link?: string | null;
                /** @description Name of who sent it; null for the platform itself. */
                sender?: string | null;
                /** @description Whether it starts a clock. */
                starts_clock: boolean;
                /** @description Whether the person must sign for it. */
                needs_signature: boolean;
                /** @description When it came. */
                created_at: string;
                /** @description When the person first opened it. */
                opened_at?: string | null;
                /** @description When the person signed for it. */
                signed_at?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_PackJson: {
            /** @description The rows. */
            items: {
                /** @description Its id. */
                id: string;
                /** @description What people call it. */
                title: string;
                /** @description Head of its clause ids. */
                prefix: string;
                /** @description Version of the pack, not of the law. */
                version: string;
                /** @description `in_force`, `trial` or `draft`. */
                status: string;
                /** @description Administrative division code. */
                division_code: string;
                /** @description First day on which the rules hold. */
                valid_from: string;
                /** @description First day on which they no longer hold. */
                valid_until?: string | null;
                /** @description Packs below this one. */
                based_on: string[];
                /** @description SM3 of all texts, choices included; every result names it. */
                digest: string;
                /** @description SM3 of the texts as published. */
                published_digest: string;
                /** @description Day on which the last dated version begins: the rules' default day. */
                last_dated: string;
                /** @description Anything a reader should know. */
                note: string;
                /** @description Source documents, bases included as in every count here. */
                documents: number;
                /** @description Articles. */
                articles: number;
                /** @description Parameters, each with its versions. */
                parameters: number;
                /** @description Open questions of the text. */
                rulings: number;
                /** @description Questions that the authority must decide before something can be done, and has not. */
                undecided: number;
                /** @description Readings that the authority chose. */
                choices: number;
                /** @description Leaves of the indicator trees. */
                indicators: number;
                /** @description Items of the service catalog. */
                items: number;
                /** @description Worked cases. */
                cases: number;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_ParameterJson: {
            /** @description The rows. */
            items: {
                /** @description `section.path`. */
                key: string;
                /** @description Its section. */
                section: string;
                /** @description What an official calls it. */
                name: string;
                /** @description Its values in order of time. */
                versions: components["schemas"]["ParameterVersionJson"][];
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_PartyJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description Whom it belongs to.
                 */
                parent_id?: number | null;
                /** @description Name of that party. */
                parent_name?: string | null;
                /** @description `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`. */
                kind: string;
                /** @description `city`, `county` or `town`. */
                level: string;
                /** @description The name bound to its code. */
                name: string;
                /** @description For screens. */
                short_name?: string | null;
                /** @description 统一社会信用代码. */
                uscc?: string | null;
                /** @description 行政区划代码. */
                division_code?: string | null;
                /** @description Key of its kind of funding in the pack. */
                funding?: string | null;
                /** @description For people. */
                note?: string | null;
                /** @description `active` or `closed`. */
                status: string;
                /** @description Since when it is closed. */
                closed_on?: string | null;
                /**
                 * Format: int64
                 * @description Who pays for it today; the party itself when it pays for itself.
                 */
                payer_id?: number | null;
                /** @description Name of that party. */
                payer_name?: string | null;
                /**
                 * Format: int64
                 * @description Counts edits; `ETag` of the party.
                 */
                version: number;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_PayerRecordJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description First day. */
                from_on: string;
                /**
                 * Format: int64
                 * @description Who pays from then on; null takes back what was recorded for that day.
                 */
                payer_id?: number | null;
                /** @description Name of that party. */
                payer_name?: string | null;
                /** @description Why. */
                reason: string;
                /** @description When it was recorded. */
                recorded_at: string;
                /** @description By whom. */
                recorded_by_name?: string | null;
                /**
                 * Format: int64
                 * @description The record that it takes the place of.
                 */
                corrects_id?: number | null;
                /** @description Whether it still stands: no other took its place, and it is no taking back. */
                stands: boolean;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_ProposalJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /** @description What kind of change, such as `grant`. */
                kind: string;
                /** @description The kind in words. */
                kind_title: string;
                /** @description What would happen, in one line. */
                title: string;
                /** @description Why. */
                reason: string;
                /** @description `open`, `confirmed`, `rejected` or `withdrawn`. */
                state: string;
                /**
                 * Format: int64
                 * @description Who proposed it.
                 */
                proposed_by: number;
                /** @description Their name. */
                proposed_by_name: string;
                /**
                 * Format: int64
                 * @description Account on whose behalf it was proposed, when the right to propose was lent.
                 */
                proposed_for?: number | null;
                /** @description When. */
                proposed_at: string;
                /**
                 * Format: int64
                 * @description Who decided.
                 */
                decided_by?: number | null;
                /** @description Their name. */
                decided_by_name?: string | null;
                /** @description When. */
                decided_at?: string | null;
                /** @description What they said. */
                decision_reason?: string | null;
                /** @description What would change, in words, as it was when it was proposed. */
                changes: components["schemas"]["ProposedChangeJson"][];
                /** @description Whether the person who asks may confirm or reject it. */
                may_decide: boolean;
                /**
                 * Format: int64
                 * @description For `If-Match` of a decision.
                 */
                version: number;
                /**
                 * Format: password
                 * @description A one-time password that the confirmation made; shown once, to whoever confirmed.
                 */
                password?: string | null;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_ReviewedAccountJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                account_id: number;
                /** @description Login. */
                login: string;
                /** @description The person's name. */
                name: string;
                /** @description Its world. */
                world: string;
                /** @description Party of the person. */
                party_name?: string | null;
                /** @description Post there. */
                post?: string | null;
                /** @description Whether the person is from outside the parties' own staff. */
                is_external: boolean;
                /** @description `active` or `disabled`. */
                status: string;
                /** @description When it was made. */
                created_at: string;
                /** @description First instant at which it is of no use any more. */
                expires_at?: string | null;
                /** @description Last successful sign-in. */
                last_sign_in_at?: string | null;
                /** @description Grants that were not taken back. */
                grants: components["schemas"]["GrantJson"][];
                /**
                 * Format: int64
                 * @description Delegations to the person that are alive.
                 */
                delegations: number;
                /** @description What should be looked at. */
                findings: components["schemas"]["ReviewFindingJson"][];
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_RulingJson: {
            /** @description The rows. */
            items: {
                /** @description Number of the question; several keys may share it. */
                id: string;
                /** @description Unique key. */
                key: string;
                /** @description What is wrong with the text: `silent`, `open_border`, `contradiction`, … */
                nature: string;
                /** @description The question. */
                question: string;
                /** @description Possible answers. */
                readings: components["schemas"]["ReadingJson"][];
                /** @description `decimal`, `integer` or `text` when another value may be named besides. */
                open?: string | null;
                /** @description Reading taken unless the authority chooses otherwise. */
                default: string;
                /** @description Why this default. */
                because: string;
                /** @description What must wait until the authority has decided, such as `payment`. */
                needs_decision_before?: string | null;
                /** @description Whether the authority has decided for the day. */
                is_decided: boolean;
                /** @description Reading on the day. */
                chosen: string;
                /** @description Clauses that raise the question. */
                clauses: string[];
                /** @description First day of the question. */
                from: string;
                /** @description Anything a reader should know. */
                note: string;
                /** @description What the authority chose, in the order in which it was decided. */
                choices: components["schemas"]["RulingChoiceJson"][];
                /** @description Ids of proposals to choose that wait for a second person. */
                open_proposals: number[];
                /** @description Parameters and leaves that depend on it. */
                used_by: components["schemas"]["KeyedJson"][];
                /** @description Worked cases that name it, or that work out a clause which raises it. */
                cases: components["schemas"]["CaseRefJson"][];
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        Page_WorkbenchTaskJson: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Its id.
                 */
                id: number;
                /**
                 * Format: int64
                 * @description Its case.
                 */
                case_id: number;
                /** @description Number of the case. */
                case_number?: string | null;
                /** @description The kind of the case in words. */
                kind_title: string;
                /** @description The line by which the case is known. */
                headline: string;
                /** @description Name of the unit. */
                unit_name: string;
                /** @description Whether the case is urgent. */
                is_urgent: boolean;
                /** @description What is to be done. */
                title: string;
                /** @description Whether the person took it. */
                is_mine: boolean;
                /** @description When it came. */
                opened_at: string;
                /** @description First instant at which it is late. */
                due_at?: string | null;
                /** @description Whether it is late. */
                is_late: boolean;
            }[];
            /** @description Give it as `after` for the next page; null on the last. */
            next?: string | null;
        };
        /** @description A parameter with every value it has had and will have. */
        ParameterJson: {
            /** @description `section.path`. */
            key: string;
            /** @description Its section. */
            section: string;
            /** @description What an official calls it. */
            name: string;
            /** @description Its values in order of time. */
            versions: components["schemas"]["ParameterVersionJson"][];
        };
        /** @description A value from a day on. */
        ParameterVersionJson: {
            /** @description First day. */
            from: string;
            /** @description First day after it; null while no end is set. */
            until?: string | null;
            /** @description The value in words. */
            value: string;
            /** @description Its unit, where it has one. */
            unit?: string | null;
            /** @description Clauses that say so. */
            clauses: string[];
            /** @description Rulings behind it, as `key=reading`. */
            rulings: string[];
            /** @description When somebody last compared it with the source. */
            verified_on: string;
            /** @description Anything a reader should know. */
            note: string;
            /** @description File and line. */
            place: string;
        };
        /** @description The end of a party. */
        PartyCloseJson: {
            /** @description First day without it, today at the latest. */
            closed_on: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A party with what belongs to it. */
        PartyDetailJson: components["schemas"]["PartyJson"] & {
            /** @description Other spellings of its name. */
            aliases: components["schemas"]["AliasJson"][];
            /** @description Who pays from which day to which, by the records that stand. */
            payers: components["schemas"]["PayerPeriodJson"][];
            /**
             * Format: int64
             * @description Active parties directly below it that the caller may see.
             */
            children: number;
            /** @description What a person should look at; in the answer to a change. */
            findings?: components["schemas"]["FindingBody"][];
        };
        /** @description A file in a form. */
        PartyFileForm: {
            /**
             * Format: binary
             * @description A table of parties: `.csv` or `.xlsx`.
             */
            file: string;
        };
        /** @description A file of parties that was read: everything that was found, and everything that it would change. */
        PartyImportJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What its person calls it. */
            file_name: string;
            /** @description `checked`, `committed`, or `outdated` when the parties changed since it was shown. */
            state: string;
            /** @description When it was checked. */
            created_at: string;
            /** @description When it was written. */
            committed_at?: string | null;
            /** @description First day of the payers that it names. */
            payer_from: string;
            /** @description Whether it can be written: nothing that was found is an error. */
            is_usable: boolean;
            /** @description Everything that was found; places are `FILE:LINE:COLUMN`. */
            findings: components["schemas"]["FindingBody"][];
            /** @description New parties. */
            create: components["schemas"]["ImportCreationJson"][];
            /** @description Parties that change. */
            update: components["schemas"]["ImportUpdateJson"][];
            /**
             * Format: int64
             * @description How many parties stay as they are.
             */
            unchanged: number;
        };
        /** @description A new party. */
        PartyInJson: {
            /** @description The name bound to its code. */
            name: string;
            /** @description `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`. */
            kind: string;
            /** @description `city`, `county` or `town`. */
            level: string;
            /**
             * Format: int64
             * @description Whom it belongs to.
             */
            parent_id?: number | null;
            /** @description 统一社会信用代码. */
            uscc?: string | null;
            /** @description 行政区划代码. */
            division_code?: string | null;
            /** @description Kind of funding: its key in the pack, or its name. */
            funding?: string | null;
            /** @description For screens. */
            short_name?: string | null;
            /** @description For people. */
            note?: string | null;
        };
        /** @description A party, as a list shows it. */
        PartyJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description Whom it belongs to.
             */
            parent_id?: number | null;
            /** @description Name of that party. */
            parent_name?: string | null;
            /** @description `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`. */
            kind: string;
            /** @description `city`, `county` or `town`. */
            level: string;
            /** @description The name bound to its code. */
            name: string;
            /** @description For screens. */
            short_name?: string | null;
            /** @description 统一社会信用代码. */
            uscc?: string | null;
            /** @description 行政区划代码. */
            division_code?: string | null;
            /** @description Key of its kind of funding in the pack. */
            funding?: string | null;
            /** @description For people. */
            note?: string | null;
            /** @description `active` or `closed`. */
            status: string;
            /** @description Since when it is closed. */
            closed_on?: string | null;
            /**
             * Format: int64
             * @description Who pays for it today; the party itself when it pays for itself.
             */
            payer_id?: number | null;
            /** @description Name of that party. */
            payer_name?: string | null;
            /**
             * Format: int64
             * @description Counts edits; `ETag` of the party.
             */
            version: number;
        };
        /** @description A new party, and what a person should look at. */
        PartyMadeJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What a person should look at. */
            findings: components["schemas"]["FindingBody"][];
        };
        /** @description What is edited of a party: a field that is absent stays, null clears it. */
        PartyPatchJson: {
            /**
             * @description The name bound to its code.
             * @default null
             */
            name: string | null;
            /**
             * @description `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`.
             * @default null
             */
            kind: string | null;
            /**
             * @description `city`, `county` or `town`.
             * @default null
             */
            level: string | null;
            /**
             * Format: int64
             * @description Whom it belongs to; everything below it moves with it.
             * @default null
             */
            parent_id: number | null;
            /**
             * @description 统一社会信用代码.
             * @default null
             */
            uscc: string | null;
            /**
             * @description 行政区划代码.
             * @default null
             */
            division_code: string | null;
            /**
             * @description Kind of funding: its key in the pack, or its name.
             * @default null
             */
            funding: string | null;
            /**
             * @description For screens.
             * @default null
             */
            short_name: string | null;
            /**
             * @description For people.
             * @default null
             */
            note: string | null;
        };
        /** @description Why something is done. */
        PartyReopenJson: {
            /** @description Why. */
            reason: string;
        };
        /** @description A new password. */
        PasswordChangeJson: {
            /**
             * Format: password
             * @description The present one.
             */
            current: string;
            /**
             * Format: password
             * @description The new one.
             */
            new: string;
        };
        /** @description A record to be added. */
        PayerInJson: {
            /** @description First day. A record that begins on that day already is corrected. */
            from_on: string;
            /**
             * Format: int64
             * @description Who pays from then on, the party itself for one that pays for itself; null takes back what was recorded for that day.
             */
            payer_id?: number | null;
            /** @description Why. */
            reason: string;
        };
        /** @description A record that was added. */
        PayerMadeJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description The record that it takes the place of.
             */
            corrects_id?: number | null;
            /** @description What a person should look at. */
            findings: components["schemas"]["FindingBody"][];
        };
        /** @description A stretch of days with one payer. */
        PayerPeriodJson: {
            /** @description First day. */
            from_on: string;
            /** @description First day after it; null while it lasts. */
            until_on?: string | null;
            /**
             * Format: int64
             * @description Who pays.
             */
            payer_id: number;
            /** @description Name of that party. */
            payer_name?: string | null;
            /**
             * Format: int64
             * @description Id of the record.
             */
            record_id: number;
        };
        /** @description A record of who pays. Records are only added. */
        PayerRecordJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description First day. */
            from_on: string;
            /**
             * Format: int64
             * @description Who pays from then on; null takes back what was recorded for that day.
             */
            payer_id?: number | null;
            /** @description Name of that party. */
            payer_name?: string | null;
            /** @description Why. */
            reason: string;
            /** @description When it was recorded. */
            recorded_at: string;
            /** @description By whom. */
            recorded_by_name?: string | null;
            /**
             * Format: int64
             * @description The record that it takes the place of.
             */
            corrects_id?: number | null;
            /** @description Whether it still stands: no other took its place, and it is no taking back. */
            stands: boolean;
        };
        /** @description A payer's sum. */
        PayerTotalJson: {
            /** @description The payer; null where none is known. */
            payer?: string | null;
            /** @description Its charges. */
            charge: string;
        };
        /** @description A permission that a role may hold. */
        PermissionJson: {
            /** @description Stable name. */
            key: string;
            /** @description 名称. */
            title_zh: string;
            /** @description In English. */
            title_en: string;
            /** @description Worlds whose roles may hold it. */
            worlds: string[];
        };
        /** @description Why something was not done (RFC 9457). */
        ProblemJson: {
            /** @description Address of the page that explains the code. */
            type: string;
            /** @description A few words, the same for every problem with this code. */
            title: string;
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description What was found, what was expected, what to do. */
            detail: string;
            /** @description Stable code. */
            code: string;
            /** @description Ids of clauses that say so. */
            clauses: string[];
            /** @description Name of the request, for whoever is asked for help. */
            request_id: string;
            /** @description Every value that is not right. */
            findings?: components["schemas"]["FindingBody"][];
        };
        /** @description A proposal: what one person wants to change and another decides. */
        ProposalJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What kind of change, such as `grant`. */
            kind: string;
            /** @description The kind in words. */
            kind_title: string;
            /** @description What would happen, in one line. */
            title: string;
            /** @description Why. */
            reason: string;
            /** @description `open`, `confirmed`, `rejected` or `withdrawn`. */
            state: string;
            /**
             * Format: int64
             * @description Who proposed it.
             */
            proposed_by: number;
            /** @description Their name. */
            proposed_by_name: string;
            /**
             * Format: int64
             * @description Account on whose behalf it was proposed, when the right to propose was lent.
             */
            proposed_for?: number | null;
            /** @description When. */
            proposed_at: string;
            /**
             * Format: int64
             * @description Who decided.
             */
            decided_by?: number | null;
            /** @description Their name. */
            decided_by_name?: string | null;
            /** @description When. */
            decided_at?: string | null;
            /** @description What they said. */
            decision_reason?: string | null;
            /** @description What would change, in words, as it was when it was proposed. */
            changes: components["schemas"]["ProposedChangeJson"][];
            /** @description Whether the person who asks may confirm or reject it. */
            may_decide: boolean;
            /**
             * Format: int64
             * @description For `If-Match` of a decision.
             */
            version: number;
            /**
             * Format: password
             * @description A one-time password that the confirmation made; shown once, to whoever confirmed.
             */
            password?: string | null;
        };
        /** @description One thing that would change. */
        ProposedChangeJson: {
            /** @description What. */
            field: string;
            /** @description As it is; null when it is not there. */
            before?: string | null;
            /** @description As it would be; null when it would not be there. */
            after?: string | null;
        };
        /** @description What had to be proposed instead of done. */
        ProposedJson: {
            /**
             * Format: int64
             * @description The proposal that waits for a second person.
             */
            proposal_id: number;
        };
        /** @description Leases to be rated. In a form `rulings` may stand several times. */
        RateForm: {
            /** @description The pack. */
            pack: string;
            /** @description `START/END`, END exclusive. */
            period: string;
            /**
             * Format: binary
             * @description Leases, CSV or xlsx.
             */
            leases: string;
            /**
             * Format: binary
             * @description Prices that replace the pack's for their items.
             */
            prices?: string | null;
            /**
             * Format: binary
             * @description Who pays for which unit.
             */
            payers?: string | null;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force: `key=reading`, separated by commas. */
            rulings?: string | null;
        };
        /** @description A line of a rating. */
        RateLineJson: {
            /** @description The resource. */
            resource_id: string;
            /** @description Its unit. */
            unit_id: string;
            /** @description Its project. */
            project_id: string;
            /** @description Who pays; null where none is known. */
            payer?: string | null;
            /** @description The catalog item. */
            item: string;
            /** @description `test` or `formal`. */
            stage: string;
            /** @description `YYYY-MM`. */
            month: string;
            /** @description First day. */
            from: string;
            /** @description First day after it. */
            to: string;
            /** @description Quantity. */
            quantity: string;
            /** @description Price of a unit. */
            unit_price: string;
            /** @description Charge. */
            charge: string;
            /** @description Clauses. */
            clauses: string[];
        };
        /** @description Rated leases; the lines are read page by page. */
        RateRunJson: components["schemas"]["RunHeadJson"] & {
            /** @description `START/END`. */
            period: string;
            /** @description The pack. */
            pack: string;
            /** @description Its digest, choices included. */
            digest: string;
            /** @description Day of the rules. */
            at: string;
            /** @description Rulings that decided or were chosen, as `key=reading`. */
            rulings: string[];
            /**
             * Format: int64
             * @description How many lines there are.
             */
            lines: number;
            /** @description Sums. */
            totals: components["schemas"]["TotalsJson"];
            /** @description The first findings. */
            findings: components["schemas"]["FindingBody"][];
            /** @description How many findings there are. */
            finding_count: number;
            /** @description The first lines. */
            first_lines: components["schemas"]["RateLineJson"][];
        };
        /** @description A possible answer. */
        ReadingJson: {
            /** @description Stable word. */
            key: string;
            /** @description What it means. */
            says: string;
        };
        /** @description Why somebody does something. */
        ReasonJson: {
            /** @description 1 to 500 characters. */
            reason: string;
        };
        /** @description Recovery codes, shown once. */
        RecoveryCodesJson: {
            /** @description Each is used once in place of a one-time code. */
            codes: string[];
        };
        /** @description To which earlier step a case is returned, and why. */
        ReturnTaskJson: {
            /** @description Element of the process. */
            to: string;
            /** @description What is to be corrected. */
            said: string;
        };
        /** @description Something that should be looked at. */
        ReviewFindingJson: {
            /** @description `account_over`, `never_signed_in`, `idle`, `no_grant`, `disabled_holds`, `grant_over` or `grant_unused`. */
            code: string;
            /**
             * Format: int64
             * @description The grant, when it is about one.
             */
            grant_id?: number | null;
            /** @description In words. */
            message: string;
        };
        /** @description An account as the review of accounts and grants shows it. */
        ReviewedAccountJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            account_id: number;
            /** @description Login. */
            login: string;
            /** @description The person's name. */
            name: string;
            /** @description Its world. */
            world: string;
            /** @description Party of the person. */
            party_name?: string | null;
            /** @description Post there. */
            post?: string | null;
            /** @description Whether the person is from outside the parties' own staff. */
            is_external: boolean;
            /** @description `active` or `disabled`. */
            status: string;
            /** @description When it was made. */
            created_at: string;
            /** @description First instant at which it is of no use any more. */
            expires_at?: string | null;
            /** @description Last successful sign-in. */
            last_sign_in_at?: string | null;
            /** @description Grants that were not taken back. */
            grants: components["schemas"]["GrantJson"][];
            /**
             * Format: int64
             * @description Delegations to the person that are alive.
             */
            delegations: number;
            /** @description What should be looked at. */
            findings: components["schemas"]["ReviewFindingJson"][];
        };
        /** @description A robot of a group chat. */
        RobotJson: {
            /** @description Stable name: letters, digits, `-`. */
            key: string;
            /** @description What people call it. */
            name: string;
            /** @description Whose robot it is. */
            kind: components["schemas"]["RobotKindJson"];
            /** @description Whether it is told. */
            enabled: boolean;
            url?: components["schemas"]["SecretJson"] | null;
            secret?: components["schemas"]["SecretJson"] | null;
            /**
             * Format: int64
             * @description Only notices to people of this party; all when null.
             */
            party_id?: number | null;
            /** @description Only notices of these kinds; all when empty. */
            kinds?: string[];
        };
        /**
         * @description Whose robot it is.
         * @enum {string}
         */
        RobotKindJson: "wecom" | "dingtalk";
        /** @description Robots of group chats that are told of notices. */
        RobotsSettingsJson: {
            /**
             * @description They.
             * @default []
             */
            robots: components["schemas"]["RobotJson"][];
        };
        /** @description A role as it should be. It comes into force when a second person confirms it. */
        RoleInJson: {
            /** @description 名称. */
            name_zh: string;
            /** @description English name; the Chinese one when it is empty. */
            name_en: string;
            /** @description `business`, `system`, `security` or `audit`. */
            world: string;
            /** @description What it allows; only permissions of its world. */
            permissions: string[];
            /** @description Why. */
            reason: string;
        };
        /** @description A role: named permissions of one world. */
        RoleJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Stable key. */
            key: string;
            /** @description Its name in the language of the request. */
            name: string;
            /** @description 名称. */
            name_zh: string;
            /** @description English name. */
            name_en: string;
            /** @description `business`, `system`, `security` or `audit`; it never changes. */
            world: string;
            /** @description What it allows. */
            permissions: string[];
            /** @description `active` or `retired`. */
            status: string;
            /**
             * Format: int64
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description A reading to be chosen; it becomes a proposal that another person confirms. */
        RulingChoiceInJson: {
            /** @description The reading, or a value of an open ruling. */
            reading: string;
            /** @description First day it holds. */
            from: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A reading that the authority chose. */
        RulingChoiceJson: {
            /** @description The reading. */
            reading: string;
            /** @description First day it holds. */
            from: string;
            /** @description First day after it, where a later choice or the end of the pack sets one; equal to `from` when it never held. */
            until?: string | null;
            /** @description Why. */
            reason: string;
            /** @description Who proposed it. */
            proposed_by: string;
            /** @description Who confirmed it. */
            confirmed_by: string;
            /** @description When. */
            decided_at: string;
            /**
             * Format: int64
             * @description The proposal.
             */
            proposal_id: number;
        };
        /** @description A reading whose effect is asked for. */
        RulingEffectInJson: {
            /** @description The reading, or a value of an open ruling. */
            reading: string;
            /** @description Compared with the readings of this day; today when absent. */
            from?: string | null;
        };
        /** @description What another reading changes: values in words, and the worked cases of the pack computed both ways. */
        RulingEffectJson: {
            /** @description The ruling. */
            ruling: string;
            /** @description Reading on the day. */
            before: string;
            /** @description Reading that was asked for. */
            after: string;
            /** @description The day. */
            from: string;
            /** @description Parameters whose value reads otherwise. */
            parameters: components["schemas"]["ChangedParameterJson"][];
            /** @description How many worked cases were computed both ways. */
            computed: number;
            /** @description Those that come out otherwise. */
            cases: components["schemas"]["ChangedCaseJson"][];
        };
        /** @description A question that the text leaves open. */
        RulingJson: {
            /** @description Number of the question; several keys may share it. */
            id: string;
            /** @description Unique key. */
            key: string;
            /** @description What is wrong with the text: `silent`, `open_border`, `contradiction`, … */
            nature: string;
            /** @description The question. */
            question: string;
            /** @description Possible answers. */
            readings: components["schemas"]["ReadingJson"][];
            /** @description `decimal`, `integer` or `text` when another value may be named besides. */
            open?: string | null;
            /** @description Reading taken unless the authority chooses otherwise. */
            default: string;
            /** @description Why this default. */
            because: string;
            /** @description What must wait until the authority has decided, such as `payment`. */
            needs_decision_before?: string | null;
            /** @description Whether the authority has decided for the day. */
            is_decided: boolean;
            /** @description Reading on the day. */
            chosen: string;
            /** @description Clauses that raise the question. */
            clauses: string[];
            /** @description First day of the question. */
            from: string;
            /** @description Anything a reader should know. */
            note: string;
            /** @description What the authority chose, in the order in which it was decided. */
            choices: components["schemas"]["RulingChoiceJson"][];
            /** @description Ids of proposals to choose that wait for a second person. */
            open_proposals: number[];
            /** @description Parameters and leaves that depend on it. */
            used_by: components["schemas"]["KeyedJson"][];
            /** @description Worked cases that name it, or that work out a clause which raises it. */
            cases: components["schemas"]["CaseRefJson"][];
        };
        /** @description What every run says of itself. */
        RunHeadJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description When it ran. */
            created_at: string;
            /** @description When it goes. */
            expires_at: string;
            /** @description Formats in which the whole result can be downloaded. */
            formats: string[];
            /** @description Names of the files that it was made of. */
            files: string[];
            /**
             * Format: int32
             * @description As the command line's exit status: 0 done; 1 when a finding is an error, or the answer is incomplete or a refusal.
             */
            status: number;
        };
        /** @description What a run is about and what came out. */
        RunSummaryJson: {
            /** @description Day of the rules. */
            at: string;
            /** @description What was asked: a period, a limit, a tree. */
            about: string;
            /**
             * @description What came out: a due date, the sum of charges, the number of changes that are advised, a score, what is payable; null when
             *     there is no answer.
             */
            figure?: string | null;
            /**
             * Format: int32
             * @description As the command line's exit status: 0 done; 1 when a finding is an error, or the answer is incomplete or a refusal.
             */
            status: number;
            /** @description How many findings there are. */
            finding_count: number;
        };
        /** @description A secret that is never shown again. */
        SecretJson: {
            /** @description Whether one is kept. False without a new one takes it away. */
            is_set?: boolean;
            /**
             * Format: password
             * @description A new one. Written only.
             */
            new?: string | null;
        };
        /** @description A session. */
        SessionJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Whether it is the one that asks. */
            is_this: boolean;
            /** @description How the person signed in. */
            method: string;
            /** @description When. */
            began_at: string;
            /** @description When it was last seen. */
            last_seen_at: string;
            /** @description From where. */
            ip: string;
            /** @description With what. */
            user_agent: string;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_DirectoriesJson: {
            /** @description Directories that people sign in with, in the order in which they are offered. */
            value: {
                /** @description They. */
                directories: components["schemas"]["DirectoryJson"][];
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_MailSettingsJson: {
            /** @description The mail server. */
            value: {
                /**
                 * @description Whether mail is sent.
                 * @default false
                 */
                enabled: boolean;
                /**
                 * @description Name of the server, as in its certificate.
                 * @default
                 */
                host: string;
                /**
                 * Format: int32
                 * @description Its port.
                 * @default 465
                 */
                port: number;
                /**
                 * @description `none` (this machine only), `start_tls` or `tls`.
                 * @default tls
                 */
                security: components["schemas"]["MailSecurityJson"];
                /**
                 * @description The account there, if it wants one.
                 * @default null
                 */
                user: string | null;
                /** @default null */
                password: components["schemas"]["SecretJson"] | null;
                /**
                 * @description The sender, `name <address>` or an address.
                 * @default
                 */
                from: string;
                /**
                 * @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
                 * @default null
                 */
                ca_file: string | null;
                /**
                 * Format: int32
                 * @description Seconds for one mail.
                 * @default 30
                 */
                timeout_seconds: number;
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_OutboundSettingsJson: {
            /** @description Where the program may call besides public addresses over https. */
            value: {
                /**
                 * @description Host names, addresses and networks such as `10.0.0.0/8`.
                 * @default []
                 */
                allow: string[];
                /**
                 * @description File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
                 * @default null
                 */
                ca_file: string | null;
                /**
                 * Format: int32
                 * @description Seconds for one call.
                 * @default 15
                 */
                timeout_seconds: number;
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_RobotsSettingsJson: {
            /** @description Robots of group chats that are told of notices. */
            value: {
                /**
                 * @description They.
                 * @default []
                 */
                robots: components["schemas"]["RobotJson"][];
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_SignInPolicyJson: {
            /**
             * @description Rules of passwords and of signing in. No standard sets these numbers; the defaults follow common practice under
             *     GB/T 22239 8.1.4.1.
             */
            value: {
                /**
                 * Format: int32
                 * @description Fewest characters of a password.
                 */
                min_length: number;
                /**
                 * Format: int32
                 * @description Fewest characters for the three administrators.
                 */
                admin_min_length: number;
                /**
                 * Format: int32
                 * @description How many of capital, small, digit and other must occur.
                 */
                min_classes: number;
                /**
                 * Format: int32
                 * @description How many earlier passwords may not come back.
                 */
                history: number;
                /**
                 * Format: int32
                 * @description Days after which a password must be changed; 0 is never.
                 */
                max_age_days: number;
                /** @description Whether everybody needs one-time codes; the three administrators always do. */
                require_totp: boolean;
                /**
                 * Format: int32
                 * @description Failures in the window after which an account is locked.
                 */
                failures: number;
                /**
                 * Format: int32
                 * @description The window, minutes.
                 */
                window_minutes: number;
                /**
                 * Format: int32
                 * @description How long the lock lasts, minutes; administrators are unlocked by a person.
                 */
                lock_minutes: number;
                /**
                 * Format: int32
                 * @description Minutes without a request after which a session ends.
                 */
                idle_minutes: number;
                /**
                 * Format: int32
                 * @description The same for the three administrators.
                 */
                admin_idle_minutes: number;
                /**
                 * Format: int32
                 * @description Minutes after which a session ends in any case.
                 */
                absolute_minutes: number;
                /**
                 * Format: int32
                 * @description Minutes for which a confirmed identity allows dangerous actions.
                 */
                confirm_minutes: number;
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_SmsSettingsJson: {
            /**
             * @description The gateway of text messages. In address, headers and body `{phone}`, `{text}`, `{id}` and `{secret}` stand for the message
             *     and the secret.
             */
            value: {
                /**
                 * @description Whether text messages are sent.
                 * @default false
                 */
                enabled: boolean;
                /**
                 * @description `post` or `get`.
                 * @default post
                 */
                method: components["schemas"]["SmsMethodJson"];
                /**
                 * @description The gateway's address; placeholders only behind the host.
                 * @default
                 */
                url: string;
                /**
                 * @description Headers.
                 * @default {}
                 */
                headers: {
                    [key: string]: string;
                };
                /**
                 * @description What is sent along.
                 * @default none
                 */
                body: components["schemas"]["SmsBodyJson"];
                /** @default null */
                secret: components["schemas"]["SecretJson"] | null;
                /**
                 * @description When the gateway took the message.
                 * @default {
                 *       "statuses": [],
                 *       "pointer": null,
                 *       "equals": [],
                 *       "busy": [],
                 *       "receipt": null
                 *     }
                 */
                success: components["schemas"]["SmsSuccessJson"];
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description A section with its version, which an edit names in `If-Match`. */
        SettingsJson_WebhooksSettingsJson: {
            /** @description Other systems that are told of notices. */
            value: {
                /**
                 * @description They.
                 * @default []
                 */
                webhooks: components["schemas"]["WebhookJson"][];
            };
            /**
             * Format: int64
             * @description Counts edits; 0 means that nobody edited it.
             */
            version: number;
        };
        /** @description Cycles as a file. */
        SettleForm: {
            /** @description The pack. */
            pack: string;
            /**
             * Format: binary
             * @description The cycles, JSON.
             */
            cycles: string;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force: `key=reading`, separated by commas. */
            rulings?: string | null;
        };
        /** @description Cycles to be settled. */
        SettleInJson: {
            /** @description The pack. */
            pack: string;
            /** @description The file of `yunheng settle`. */
            cycles: Record<string, never>;
            /** @description Day of the rules; today when absent, or the pack's last dated day when that is later. */
            at?: string | null;
            /** @description Readings instead of those in force, as `key=reading`. */
            rulings?: string[];
        };
        /** @description Settled cycles. */
        SettleRunJson: components["schemas"]["RunHeadJson"] & components["schemas"]["SettlementJson"];
        /** @description A cycle. */
        SettledCycleJson: {
            /** @description Id. */
            id: string;
            /** @description Metered fee. */
            gross: string;
            /** @description Share of the fee; null when not known. */
            ratio?: string | null;
            /** @description Fee after the ratio. */
            after_ratio?: string | null;
            /** @description Penalties set off here. */
            penalties: string;
            /** @description Paid before. */
            already_paid: string;
            /** @description What is to be paid; null when not known. */
            payable?: string | null;
            /** @description Why. */
            because: components["schemas"]["BecauseJson"];
        };
        /** @description A settlement. */
        SettlementJson: {
            /** @description Id of the pack. */
            pack: string;
            /** @description SM3 of the pack's texts. */
            digest: string;
            /** @description Day of the rules. */
            at: string;
            /** @description Cycles in the order of the file. */
            cycles: components["schemas"]["SettledCycleJson"][];
            /** @description Penalties that no cycle could bear. */
            carried_over: string;
            /** @description Rulings that decided, as `key=reading`. */
            rulings: string[];
            /** @description Findings. */
            findings: components["schemas"]["FindingJson"][];
        };
        /** @description What comes after a step of signing in. */
        SignInAnswerJson: {
            /** @description `done`: the cookie is set. `totp`: a one-time code is wanted, with the ticket. */
            state: string;
            /** @description For the next step. */
            ticket?: string | null;
        };
        /** @description Login and password. */
        SignInJson: {
            /** @description Login; case does not matter. */
            login: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
            /** @description Key of the directory that knows the password; `local` when absent. */
            method?: string | null;
        };
        /** @description A way to sign in. */
        SignInMethodJson: {
            /** @description `password`, `ldap` or `oidc`. */
            kind: string;
            /** @description Key of the directory; `local` for passwords kept here. */
            key: string;
            /** @description Words on the button. */
            title: string;
        };
        /** @description Ways to sign in that this installation offers. */
        SignInMethodsJson: {
            /** @description In the order in which they are shown. */
            methods: components["schemas"]["SignInMethodJson"][];
            /** @description Whether the three administrators are still to be set up. */
            needs_bootstrap: boolean;
            /** @description Whether this is an invented city to look around in, so that nobody takes it for the real one. */
            is_demo: boolean;
        };
        /**
         * @description Rules of passwords and of signing in. No standard sets these numbers; the defaults follow common practice under
         *     GB/T 22239 8.1.4.1.
         */
        SignInPolicyJson: {
            /**
             * Format: int32
             * @description Fewest characters of a password.
             */
            min_length: number;
            /**
             * Format: int32
             * @description Fewest characters for the three administrators.
             */
            admin_min_length: number;
            /**
             * Format: int32
             * @description How many of capital, small, digit and other must occur.
             */
            min_classes: number;
            /**
             * Format: int32
             * @description How many earlier passwords may not come back.
             */
            history: number;
            /**
             * Format: int32
             * @description Days after which a password must be changed; 0 is never.
             */
            max_age_days: number;
            /** @description Whether everybody needs one-time codes; the three administrators always do. */
            require_totp: boolean;
            /**
             * Format: int32
             * @description Failures in the window after which an account is locked.
             */
            failures: number;
            /**
             * Format: int32
             * @description The window, minutes.
             */
            window_minutes: number;
            /**
             * Format: int32
             * @description How long the lock lasts, minutes; administrators are unlocked by a person.
             */
            lock_minutes: number;
            /**
             * Format: int32
             * @description Minutes without a request after which a session ends.
             */
            idle_minutes: number;
            /**
             * Format: int32
             * @description The same for the three administrators.
             */
            admin_idle_minutes: number;
            /**
             * Format: int32
             * @description Minutes after which a session ends in any case.
             */
            absolute_minutes: number;
            /**
             * Format: int32
             * @description Minutes for which a confirmed identity allows dangerous actions.
             */
            confirm_minutes: number;
        };
        /** @description A file in a form. */
        SignedCopyForm: {
            /**
             * Format: binary
             * @description pdf, ofd, png or jpg.
             */
            file: string;
        };
        /** @description A copy with seal or signature. */
        SignedCopyJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
            /** @description What it is. */
            media_type: string;
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            bytes: number;
            /** @description SM3 of its bytes. */
            sm3: string;
            /** @description Who uploaded it. */
            uploader_name: string;
            /** @description When. */
            uploaded_at: string;
        };
        /** @description Resources to be sized. */
        SizeForm: {
            /** @description The pack. */
            pack: string;
            /** @description Day of the judgement and of the rules. */
            at: string;
            /**
             * Format: binary
             * @description Resources, CSV or xlsx.
             */
            resources: string;
            /**
             * Format: binary
             * @description Samples, CSV, xlsx or Parquet.
             */
            usage: string;
            /** @description Readings instead of those in force: `key=reading`, separated by commas. */
            rulings?: string | null;
        };
        /** @description A row of advice. */
        SizeLineJson: {
            /** @description The resource. */
            resource_id: string;
            /** @description Its unit. */
            unit_id: string;
            /** @description Its system, where given. */
            system_id?: string | null;
            /** @description `cpu`, `memory`, `disk` or `resource`. */
            dimension: string;
            /** @description `scale_up`, `scale_down`, `resize`, `delete`, `keep` or `no_data`. */
            action: string;
            /** @description `may`, `should`, `must`, or null. */
            modality?: string | null;
            /** @description Declared peak statistic, percent. */
            peak?: string | null;
            /** @description When it was first reached. */
            peak_at?: string | null;
            /** @description Nearest-rank 95th percentile. */
            p95?: string | null;
            /** @description Mean. */
            mean?: string | null;
            /**
             * Format: int64
             * @description Usable samples.
             */
            samples: number;
            /** @description Days with a sample ÷ days of the window. */
            coverage: string;
            /** @description Effective border of the rule that was triggered. */
            threshold?: string | null;
            /** @description Present size. */
            from?: string | null;
            /** @description Proposed size. */
            to?: string | null;
            /** @description Words for people. */
            note: string;
            /** @description Clauses. */
            clauses: string[];
            /** @description Rulings that decided, as `key=reading`. */
            rulings: string[];
        };
        /** @description Advice; the rows are read page by page. */
        SizeRunJson: components["schemas"]["RunHeadJson"] & {
            /** @description The pack. */
            pack: string;
            /** @description Its digest, choices included. */
            digest: string;
            /** @description Day of the judgement and of the rules. */
            at: string;
            /** @description Rulings that were chosen, as `key=reading`. */
            rulings: string[];
            /** @description Resources that were looked at. */
            resources: number;
            /**
             * Format: int64
             * @description How many rows of advice there are.
             */
            rows: number;
            /** @description Rows by action. */
            actions: components["schemas"]["ActionCountJson"][];
            /** @description What a person should know, on one line. */
            said: string;
            /** @description The first findings. */
            findings: components["schemas"]["FindingBody"][];
            /** @description How many findings there are. */
            finding_count: number;
            /** @description The first rows. */
            first_lines: components["schemas"]["SizeLineJson"][];
        };
        /** @description A day off that was passed over. */
        SkippedJson: {
            /** @description The day. */
            date: string;
            /** @description The holiday's name, or 周六 or 周日. */
            why: string;
        };
        /** @description What is sent along. */
        SmsBodyJson: "none" | {
            /** @description JSON with placeholders inside its strings. */
            json: unknown;
        } | {
            /** @description A form, as a web page sends it. */
            form: {
                [key: string]: string;
            };
        };
        /**
         * @description How the gateway is asked.
         * @enum {string}
         */
        SmsMethodJson: "post" | "get";
        /**
         * @description The gateway of text messages. In address, headers and body `{phone}`, `{text}`, `{id}` and `{secret}` stand for the message
         *     and the secret.
         */
        SmsSettingsJson: {
            /**
             * @description Whether text messages are sent.
             * @default false
             */
            enabled: boolean;
            /**
             * @description `post` or `get`.
             * @default post
             */
            method: components["schemas"]["SmsMethodJson"];
            /**
             * @description The gateway's address; placeholders only behind the host.
             * @default
             */
            url: string;
            /**
             * @description Headers.
             * @default {}
             */
            headers: {
                [key: string]: string;
            };
            /**
             * @description What is sent along.
             * @default none
             */
            body: components["schemas"]["SmsBodyJson"];
            /** @default null */
            secret: components["schemas"]["SecretJson"] | null;
            /**
             * @description When the gateway took the message.
             * @default {
             *       "statuses": [],
             *       "pointer": null,
             *       "equals": [],
             *       "busy": [],
             *       "receipt": null
             *     }
             */
            success: components["schemas"]["SmsSuccessJson"];
        };
        /** @description When the gateway took the message. Without `pointer` its status alone decides. */
        SmsSuccessJson: {
            /**
             * @description Statuses that mean yes; all 2xx when empty.
             * @default []
             */
            statuses: number[];
            /**
             * @description Where in the JSON answer the result stands, such as `/code`.
             * @default null
             */
            pointer: string | null;
            /**
             * @description Its values that mean yes.
             * @default []
             */
            equals: string[];
            /**
             * @description Its values that mean later.
             * @default []
             */
            busy: string[];
            /**
             * @description Where in the JSON answer the gateway's own number of the message stands.
             * @default null
             */
            receipt: string | null;
        };
        /** @description Where a test message goes. */
        SmsTestJson: {
            /** @description A telephone number. */
            phone: string;
        };
        /** @description A line of arithmetic. */
        StepJson: {
            /** @description What is computed. */
            name: string;
            /** @description The line. */
            expression: string;
            /** @description Its result. */
            result: string;
        };
        /** @description People beside whoever has a task. */
        TaskPeopleJson: {
            /** @description Those to whom it may be passed on. */
            colleagues: components["schemas"]["CaseColleagueJson"][];
            /** @description Those who may be heard before it is completed. */
            reviewers: components["schemas"]["CaseColleagueJson"][];
        };
        /** @description Tasks of a step or of a person. */
        TasksDoneJson: {
            /** @description Pack and kind of the step, or the person's account. */
            key: string;
            /** @description Of a step the kind in words, of a person their party. */
            of: string;
            /** @description Element of the step; empty for a person. */
            element: string;
            /** @description The step or the person. */
            title: string;
            /**
             * Format: int64
             * @description How many were done.
             */
            done: number;
            /**
             * Format: int64
             * @description How many of them returned the case for correction.
             */
            returned: number;
            /**
             * Format: int64
             * @description How many were late.
             */
            late: number;
            /** @description Mean time from coming to closing, hours with one decimal. */
            mean_hours?: string | null;
        };
        /** @description An API token. */
        TokenJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description What it is for. */
            name: string;
            /** @description Its first characters. */
            shown_prefix: string;
            /** @description What it may do. */
            permissions: string[];
            /** @description When it was made. */
            created_at: string;
            /** @description When it ends. */
            expires_at: string;
            /** @description When it was last used. */
            last_used_at?: string | null;
        };
        /** @description A new API token, its secret shown once. */
        TokenMadeJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description For the header `Authorization: Bearer`. */
            token: string;
        };
        /** @description Sums of the lines. */
        TotalsJson: {
            /** @description Every row was rated. */
            complete: boolean;
            /** @description All charges. */
            charge: string;
            /** @description By unit. */
            by_unit: components["schemas"]["UnitTotalJson"][];
            /** @description By payer. */
            by_payer: components["schemas"]["PayerTotalJson"][];
            /** @description By item. */
            by_item: components["schemas"]["ItemTotalJson"][];
            /** @description By month. */
            by_month: components["schemas"]["MonthTotalJson"][];
        };
        /** @description A one-time code, or a recovery code in its place. */
        TotpAnswerJson: {
            /** @description What the step before gave; absent after a visit to a provider, when the browser keeps it. */
            ticket?: string | null;
            /** @description Six digits, or a recovery code. */
            code: string;
        };
        /** @description A code that shows that the authenticator works. */
        TotpCodeJson: {
            /** @description Ticket of the setup. */
            ticket: string;
            /** @description Six digits. */
            code: string;
        };
        /** @description A new secret for one-time codes, not in force yet. */
        TotpSetupJson: {
            /** @description Base32, to type by hand. */
            secret: string;
            /** @description For a picture. */
            address: string;
            /** @description Send it back with a code to put the secret in force. */
            ticket: string;
        };
        /** @description A unit's sum. */
        UnitTotalJson: {
            /** @description The unit. */
            unit_id: string;
            /** @description Its charges. */
            charge: string;
        };
        /** @description The result of a verification. */
        VerificationJson: {
            /** @description Whether nothing was changed, removed, reordered or cut off. */
            is_intact: boolean;
            /**
             * Format: int64
             * @description Entries in the chain.
             */
            entries: number;
            /**
             * Format: int64
             * @description Entries that wait for the sealer.
             */
            unsealed: number;
            /**
             * Format: int64
             * @description Last position that a signature covers.
             */
            signed_to?: number | null;
            /** @description What was found. */
            findings: components["schemas"]["FindingBody"][];
            /**
             * Format: int64
             * @description How many more were found.
             */
            more: number;
            /** @description Public key of the signatures, to compare with one kept outside. */
            public_key: string;
        };
        /** @description What anybody with its code may know of a document. */
        VerifiedJson: {
            /** @description Its number. */
            number: string;
            /** @description Its title. */
            title: string;
            /** @description The party that issued it. */
            issuer_name: string;
            /** @description When. */
            issued_at: string;
            /** @description Its verification code. */
            code: string;
            /** @description SM3 of its bytes; null while they are not made. */
            sm3?: string | null;
            /** @description Number of the document that stands in its place. */
            replaced_by?: string | null;
            /** @description Whether there is a signed copy. */
            is_signed: boolean;
        };
        /** @description Another system that is told of notices, each call signed. */
        WebhookJson: {
            /** @description Stable name: letters, digits, `-`. */
            key: string;
            /** @description What people call it. */
            name: string;
            /** @description Whether it is told. */
            enabled: boolean;
            /** @description Its address. */
            url: string;
            secret?: components["schemas"]["SecretJson"] | null;
            /**
             * Format: int64
             * @description Only notices to people of this party; all when null.
             */
            party_id?: number | null;
            /** @description Only notices of these kinds; all when empty. */
            kinds?: string[];
        };
        /** @description Other systems that are told of notices. */
        WebhooksSettingsJson: {
            /**
             * @description They.
             * @default []
             */
            webhooks: components["schemas"]["WebhookJson"][];
        };
        /** @description A task in a person's list. */
        WorkbenchTaskJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /**
             * Format: int64
             * @description Its case.
             */
            case_id: number;
            /** @description Number of the case. */
            case_number?: string | null;
            /** @description The kind of the case in words. */
            kind_title: string;
            /** @description The line by which the case is known. */
            headline: string;
            /** @description Name of the unit. */
            unit_name: string;
            /** @description Whether the case is urgent. */
            is_urgent: boolean;
            /** @description What is to be done. */
            title: string;
            /** @description Whether the person took it. */
            is_mine: boolean;
            /** @description When it came. */
            opened_at: string;
            /** @description First instant at which it is late. */
            due_at?: string | null;
            /** @description Whether it is late. */
            is_late: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

// Written by `npm run client` from openapi.json. Do not edit.

export interface paths {
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
                        "application/json": components["schemas"]["ProblemJson"];
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
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first step: login and password. */
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
                        "application/json": components["schemas"]["ProblemJson"];
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
                        "application/json": components["schemas"]["ProblemJson"];
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
        /** @description A thing that was made. */
        Created: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
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
        /** @description Recovery codes, shown once. */
        RecoveryCodesJson: {
            /** @description Each is used once in place of a one-time code. */
            codes: string[];
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
        /** @description A one-time code, or a recovery code in its place. */
        TotpAnswerJson: {
            /** @description What the step before gave. */
            ticket: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

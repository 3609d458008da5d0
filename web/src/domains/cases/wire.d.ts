/** Wire types of cases by hand, until openapi.json has them: then this file goes and case.ts imports from @/api. */

export interface paths {
    "/api/v1/case-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    pack: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseKindJson"][];
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    pack: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseKindDetailJson"];
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
        get: {
            parameters: {
                query?: {
                    state?: string | null;
                    kind?: string | null;
                    unit_id?: number | null;
                    own?: boolean | null;
                    q?: string | null;
                    limit?: number | null;
                    after?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CaseRowJson"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
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
                /** @description x */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Created"];
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
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header: {
                    "if-match": string;
                };
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header: {
                    "if-match": string;
                };
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "if-match": string;
                };
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
    "/api/v1/cases/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        field?: string | null;
                    };
                };
            };
            responses: {
                /** @description x */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query: {
                    from: string;
                    until: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseCountJson"][];
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
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_WorkbenchTaskJson"];
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
    "/api/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
    "/api/v1/tasks/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
    "/api/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
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
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseJson"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        CaseKindDetailJson: components["schemas"]["CaseKindJson"] & {
            /** @description The form: JSON Schema 2020-12 with layout hints under `x-yh`. */
            form: Record<string, never>;
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
        };
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
        CaseDraftJson: {
            /** @description The form as far as it is filled in. */
            form: Record<string, never>;
            /** @description Whether it is urgent. */
            is_urgent?: boolean;
        };
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
        CasePartyJson: {
            /**
             * Format: int64
             * @description Its id.
             */
            id: number;
            /** @description Its name. */
            name: string;
        };
        CasePartJson: {
            /** @description The part, such as `provider`. */
            part: string;
            party: components["schemas"]["CasePartyJson"];
        };
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
            /** @description The process, BPMN 2.0 with its diagram. */
            process: string;
            /** @description Elements of the process where something waits. */
            active: string[];
            /** @description What the person who asks may do with the case: `edit`, `send`, `delete`, `withdraw`, `comment`, `attach`. */
            may: string[];
            /**
             * Format: int64
             * @description For `If-Match` of an edit.
             */
            version: number;
        };
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
            /** @description The party whose people may do it. */
            party?: null | components["schemas"]["CasePartyJson"];
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
            /** @description Sections of the form that are filled in with it. */
            fills: string[];
            /** @description What the person who asks may do with it: `complete`, `claim`, `release`, `assign`, `return`, `reject`. */
            may: string[];
        };
        OutcomeJson: {
            /** @description Its name. */
            outcome: string;
            /** @description In words. */
            title: string;
        };
        CaseStepRefJson: {
            /** @description Element of the process. */
            element: string;
            /** @description What is done there. */
            title: string;
        };
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
            /** @description `open`, `send`, `complete`, `return`, `reject`, `withdraw`, `claim`, `release`, `assign`, `comment`, `attach`, `detach`, `tell`, `remind`, `overdue`, `timer`, `end`. */
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
        CompleteTaskJson: {
            /** @description One of the task's outcomes. */
            outcome: string;
            /** @description What is said with it. */
            said?: string | null;
            /** @description Fields that are filled in with it. */
            form?: Record<string, never> | null;
        };
        ReturnTaskJson: {
            /** @description Element of the process. */
            to: string;
            /** @description What is to be corrected. */
            said: string;
        };
        CaseReasonJson: {
            /** @description Why. */
            said: string;
        };
        AssignTaskJson: {
            /**
             * Format: int64
             * @description The account; it must be one that could do the task.
             */
            account_id: number;
            /** @description What is said with it. */
            said?: string | null;
        };
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
        Created: {
            id: number;
        };
        Page_CaseRowJson: {
            items: components["schemas"]["CaseRowJson"][];
            next?: string | null;
        };
        Page_WorkbenchTaskJson: {
            items: components["schemas"]["WorkbenchTaskJson"][];
            next?: string | null;
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

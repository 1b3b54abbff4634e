import "swagger-ui-dist/swagger-ui.css";
// @ts-expect-error the bundle has no types
import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-es-bundle.js";

SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#docs", deepLinking: true, defaultModelsExpandDepth: 0 });

//! The server as the protocol sees it: it lists and calls tools, and lists and reads resources.
//!
//! Errors of the protocol repeat nothing of a request: it may have a secret in the wrong place.

use std::sync::Arc;

use chatapps_webhooks::UnknownName;
use rmcp::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CompleteRequestParams, CompleteResult, CompletionInfo,
    CustomRequest, CustomResult, ErrorCode, ErrorData, Implementation, ListResourceTemplatesResult,
    ListResourcesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams,
    ReadResourceResponse, ReadResourceResult, Reference, ServerCapabilities, ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer};

use super::answer::{self, Refusal};
use super::resources;
use super::session::Session;
use super::tool::Tool;
use super::tools::TOOLS;

/// The most resources in one answer.
const PAGE: usize = 50;

const INSTRUCTIONS: &str = "Checks webhook configurations and events of 8x8's Chat Apps API. Call `check` on what you \
    write before it is sent, and `explain_rule` or the resource chatapps-webhooks://rules/{rule} for what a finding means. \
    Give documents with secrets in them by `path`, so that you need not read them. Answers never hold a \
    secret, or anything about people. Before `apply`, show the plan to a person.";

/// The server of a session.
pub(super) struct Server {
    session: Arc<Session>,
}

impl Server {
    pub(super) const fn of(session: Arc<Session>) -> Self {
        Self { session }
    }

    /// The tools that are there.
    fn tools(&self) -> impl Iterator<Item = &'static Tool> {
        TOOLS.into_iter().filter(|tool| (tool.is_allowed)(&self.session))
    }

    /// The tool of a name.
    fn tool(&self, name: &str) -> Result<&'static Tool, ErrorData> {
        let Some(tool) = TOOLS.into_iter().find(|tool| tool.name == name) else {
            let names: Vec<_> = self.tools().map(|tool| tool.name).collect();
            let error = UnknownName::new("tool", name, names);
            return Err(ErrorData::invalid_params(
                match error.suggestion() {
                    Some(name) => format!("unknown tool; did you mean `{name}`?"),
                    None => "unknown tool; `tools/list` lists all".to_owned(),
                },
                None,
            ));
        };
        if (tool.is_allowed)(&self.session) {
            return Ok(tool);
        }
        Err(ErrorData::invalid_params(
            format!("the tool `{}` is there only if the server was started with {}", tool.name, tool.option),
            None,
        ))
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities =
            ServerCapabilities::builder().enable_tools().enable_resources().enable_completions().build();
        let name = Implementation::new("chatapps-webhooks", env!("CARGO_PKG_VERSION"))
            .with_title("Webhooks of 8x8's Chat Apps API");
        ServerConfig::new(capabilities).with_server_info(name).with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let tools = self.tools().map(|tool| tool.listed(&self.session)).collect::<Result<_, _>>();
        let failed =
            |_| ErrorData::internal_error("a schema can't be made: report this to the maintainers", None);
        Ok(ListToolsResult::with_all_items(tools.map_err(failed)?))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        // It holds the room of the request, until this ends.
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let tool = self.tool(&request.name)?;
        let (session, arguments) = (Arc::clone(&self.session), request.arguments.unwrap_or_default());
        let called = tokio::task::spawn_blocking(move || {
            let answered = tool.call(&session, arguments);
            drop(context);
            answered
        });
        let broken = |_| Err(Refusal::new("the tool broke down: report this to the maintainers"));
        Ok(answer::result(called.await.unwrap_or_else(broken)).into())
    }

    async fn list_resources(
        &self,
        request: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let all = resources::list();
        let cursor = request.and_then(|request| request.cursor);
        let start =
            cursor.as_deref().map_or(Ok(0), str::parse::<usize>).ok().filter(|start| *start <= all.len());
        let Some(start) = start else {
            return Err(ErrorData::invalid_params("unknown cursor; begin without one", None));
        };
        let end = start.saturating_add(PAGE).min(all.len());
        let has_more = end < all.len();
        let page = all.into_iter().skip(start).take(PAGE).collect();
        let mut result = ListResourcesResult::with_all_items(page);
        result.next_cursor = has_more.then(|| end.to_string());
        Ok(result)
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Ok(ListResourceTemplatesResult::with_all_items(resources::templates()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        match resources::read(&request.uri) {
            Some(contents) => Ok(ReadResourceResult::new(vec![contents]).into()),
            None => Err(ErrorData::resource_not_found(
                "no such resource; `resources/list` lists all, and `resources/templates/list` says what they are",
                None,
            )),
        }
    }

    async fn complete(
        &self,
        request: CompleteRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CompleteResult, ErrorData> {
        let names = match &request.r#ref {
            Reference::Resource(template) => resources::names(&template.uri),
            _ => Vec::new(),
        };
        let begun = request.argument.value;
        let fitting =
            names.into_iter().filter(|name| name.starts_with(&begun)).take(CompletionInfo::MAX_VALUES);
        let info = CompletionInfo::new(fitting.collect());
        Ok(CompleteResult::new(info.unwrap_or_default()))
    }

    async fn on_custom_request(
        &self,
        _: CustomRequest,
        _: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        Err(ErrorData::new(
            ErrorCode::METHOD_NOT_FOUND,
            "unknown method, or parameters that don't fit it",
            None,
        ))
    }
}

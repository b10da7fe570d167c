using PlanLint.Diagnostics;
using PlanLint.Rules;

namespace PlanLint.Fuzz.Mutation;

/// <summary>Words of each language.</summary>
internal static class Vocabulary
{
    private static readonly string[] Ids = [.. BuiltIn.Rules.Descriptors.Concat(ToolRules.All).Select(d => d.Id)];

    /// <summary>Of configuration.</summary>
    public static IReadOnlyList<string> Hcl { get; } =
    [
        .. """
        resource|data|variable|output|locals|module|provider|terraform|moved|removed|import|check|lifecycle|provisioner|connection|dynamic|content|validation|precondition|postcondition|backend|cloud|required_providers|ephemeral
        for_each|count|depends_on|provider|source|version|default|type|sensitive|nullable|description|value|condition|error_message|to|from|id|destroy|prevent_destroy|create_before_destroy|ignore_changes|replace_triggered_by|iterator|labels
        each.key|each.value|count.index|self.id|path.module|path.root|terraform.workspace|var.a|local.a|module.m.a|data.a.b|aws_instance.a|null_resource.a[0]|kubernetes_manifest.a["k"]
        null|true|false|"a"|"${a}"|"%{ if a }%{ else }%{ endif }"|"%{ for a in b ~}%{ endfor }"|<<E|<<-E|E|[]|{}|()|=|==|=>|...|.|,|?|:|::|&&|!|-|*|[*]|.*|for a in b|all|any|string|list(any)|map(string)|object({a=optional(string,"x")})|set(object({}))|tuple([any])
        """.Replace("\n", "|", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries),
        "\n", "\n\n", " ", "\n}\n", "{\n", "# c\n", "/* c */", "# planlint:disable=PL0411 reason=\"a\"\n",
        "resource \"aws_db_instance\" \"a\" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n", "variable \"a\" {\n  type = string\n}\n", "output \"a\" {\n  value = var.a\n}\n", "locals {\n  a = local.a\n}\n",
        "module \"m\" {\n  source = \"./m\"\n  for_each = toset([\"a\"])\n}\n", "moved {\n  from = null_resource.a\n  to = null_resource.b[0]\n}\n", "import {\n  to = null_resource.a\n  id = \"x\"\n}\n", "removed {\n  from = null_resource.a\n  lifecycle {\n    destroy = false\n  }\n}\n",
        "dynamic \"a\" {\n  for_each = [1]\n  content {\n    b = a.value\n  }\n}\n", "lifecycle {\n  ignore_changes = [a[0].b, c[\"d\"]]\n}\n", "lifecycle e\n", "lifecycle {", "check \"a\" {\n  assert {\n    condition = true\n    error_message = \"\"\n  }\n}\n",
        "terraform {\n  required_version = \">= 1.0, != 1.1\"\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n      version = \"~> 5.0\"\n    }\n  }\n}\n", "provider \"kubernetes\" {\n  alias = \"a\"\n  config_context = \"x\"\n}\n",
        "resource \"kubernetes_manifest\" \"a\" {\n  manifest = yamldecode(file(\"a.yaml\"))\n}\n", "yamldecode(\"a: [\\nd\")", "jsondecode(\"{\")", "templatefile(\"a.tftpl\", {})", "file(\"../x\")", "regex(\"(\", \"a\")", "nonsensitive(var.a)", "format(\"%s%d\", 1)",
    ];

    /// <summary>Of expressions: every function, and what they take.</summary>
    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. FunctionNames.Of.Select(f => f + "("), .. FunctionNames.Of.Select(f => f + "()"),
        .. """
        1|0|-1|1.5|1e100|0.1|"a"|""|"é"|"a,b"|"%s"|"%05.2f"|"%v"|"^(a+)+$"|"(?P<x>a)"|"[[:alpha:]]"|"\\d+"|null|true|false|[]|[1,2]|["a","b"]|{}|{a=1}|{"a":[1]}|[[1],[2]]|[null]|var.a|var.s|local.l|local.m|each.key|null_resource.a.id
        + | - | * | / | % | == | != | < | >= | && | || |!|(|)|[|]|{|}|,|...|.|[*]|.*|=>|:|?|"${|}"|%{ if true }|%{ endif }|for x in |for k, v in | : | if |$${|%%{|\\n|\\u0000|\\U0001F600|<<E
        "10.0.0.0/8"|"::1/64"|"2020-01-01T00:00:00Z"|"YYYY-MM-DD'T'hh:mm:ssZ"|"1h30m"|"YWJj"|"a: &x [*x]"|"- a\n- b"|"{\"a\":1}"|"a.yaml"|"t.tftpl"|"-----BEGIN RSA PRIVATE KEY-----"
        """.Replace("\n", "|", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Of plans, states and their record.</summary>
    public static IReadOnlyList<string> Plan { get; } =
    [
        .. """
        format_version terraform_version version serial lineage variables planned_values prior_state configuration resource_changes resource_drift output_changes deferred_changes checks relevant_attributes timestamp applyable complete errored
        root_module child_modules resources address mode type name index provider_name schema_version values sensitive_values change actions before after after_unknown before_sensitive after_sensitive replace_paths importing id identity
        generated_config previous_address deposed action_reason module_address module_calls expressions references constant_value provider_config_key provider_configs full_name version_constraint for_each_expression count_expression module outputs
        value sensitive_attributes attributes instances index_key private dependencies status tainted managed data reason resource_change before_identity after_identity action_invocations opentofu_version
        create update delete no-op read forget replace_because_tainted replace_because_cannot_update delete_because_count_index delete_because_each_key delete_because_no_resource_config read_because_config_unknown 1.2 1.0 2.0 0.1 1.11.4
        aws_instance.a null_resource.a null_resource.a[0] null_resource.a["k"] module.m.null_resource.a module.m["x"].null_resource.a data.a.b kubernetes_manifest.a aws_db_instance.a a.b[-1] a. .b a["
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Of live inventories.</summary>
    public static IReadOnlyList<string> Inventory { get; } =
    [
        .. """
        apiVersion kind metadata items name namespace uid labels annotations ownerReferences managedFields creationTimestamp spec status data stringData selfLink List v1 apps/v1 Deployment Secret ConfigMap Namespace Cluster postgresql.cnpg.io/v1
        kubernetes helm argocd harbor keycloak planlint_inventory objects scopes system scope listed complete identity argoproj.io/v1alpha1 Application project_id repo_count realm clientId manager operation fieldsType fieldsV1 time controller blockOwnerDeletion
        app.kubernetes.io/managed-by Helm meta.helm.sh/release-name argocd.argoproj.io/tracking-id kubectl.kubernetes.io/last-applied-configuration conditions type Ready True version terraform_version resources instances replicas
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Of SARIF and baselines.</summary>
    public static IReadOnlyList<string> Findings { get; } =
    [
        .. """
        runs results tool driver rules id helpUri ruleId level message text locations physicalLocation artifactLocation uri region startLine suppressions baselineState invocations executionSuccessful properties notes error warning note none unchanged absent new
        version $schema 2.1.0 planlint_baseline findings rule address attribute value count partialFingerprints markdown logicalLocations fullyQualifiedName relatedLocations kind fail pass https://a main.tf %2e%2e/a file:///a ERROR
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), .. Ids.Take(20),
    ];

    /// <summary>Of PlanLint's own files.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        .. Hcl.Take(60), .. Ids,
        .. """
        planlint|rule|inventory|protect|tracking_keys|fail_on|plan|live|states|var_files|intents|policies|plugins|knowledge|baseline|earlier_plans|severity|"error"|"warning"|"note"|"none"|"never"|scope|title|name|confidence|"heuristic"|types|filter|condition|error_message|locals
        intent|change|accept|rule|address|reason|until|actions|budget|expires|"create"|"2026-12-31"|resource|resource_type|operator|identity|import_id|kind|field|fields|secret|stateful|replace|source|facts|values|glob|"*"|"aws_*"|after|before|change.after|self|address|null
        rule "ORG001" {|rule "PL0401" {|intent "a" {|accept {|resource_type "aws_instance" {|operator "a" {|inventory "kubernetes" {|planlint {|}
        """.Replace("\n", "|", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Of comments that suppress.</summary>
    public static IReadOnlyList<string> Suppressions { get; } =
    [
        .. Ids, "# planlint:disable=", "# planlint:disable-file=", "// planlint:disable=PL0411", "/* planlint:disable=PL0401 */", " reason=\"a\"", " reason=\"\\\"\"", " reason=", " reason=\"", " until=2026-12-31", " until=0001-01-01", " until=9999-99-99", ",", " ", "=", "\n", "planlint:",
        "planlint:disable", "planlint:disable-", "disable=all", "\"//\": \"planlint:disable=PL0411 reason=\\\"a\\\"\"", "resource \"a\" \"b\" {}\n", "\u00A0", "PL9999", "pl0411", "unused-declaration",
    ];

    /// <summary>Of locks.</summary>
    public static IReadOnlyList<string> Lock { get; } =
    [
        "provider \"registry.terraform.io/hashicorp/aws\" {\n", "version", "constraints", "hashes", "\"5.0.0\"", "\"~> 5.0\"", "\">= 1.0, < 2.0, != 1.5\"", "[\"h1:abc=\", \"zh:00\"]", "\"1.0.0-beta1+b\"", "\"99999999999999999999.1\"", "\"v1\"", "\"\"", "}\n", "\"= 1\"", "\"~> 1.2.3.4\"",
    ];

    /// <summary>Of diffs.</summary>
    public static IReadOnlyList<string> Diff { get; } =
        ["diff --git a/main.tf b/main.tf\n", "--- a/main.tf\n", "+++ b/main.tf\n", "+++ \"b/\\303\\251.tf\"\n", "+++ /dev/null\n", "@@ -1,2 +1,3 @@\n", "@@ -0,0 +1 @@\n", "@@ -1,99999999999 +99999999999,1 @@\n", "@@ -1 +2147483647,2147483647 @@\n", "+a\n", "-b\n", " c\n", "\\ No newline at end of file\n", "\t"];

    /// <summary>Names, methods and values of what editors say.</summary>
    public static IReadOnlyList<string> Editor { get; } =
    [
        "jsonrpc", "id", "method", "params", "result", "error", "textDocument", "uri", "version", "text", "contentChanges", "range", "start", "end", "line", "character",
        "position", "context", "includeDeclaration", "newName", "rootUri", "initializationOptions", "trusted", "plan", "environment", "initialize", "initialized", "shutdown",
        "exit", "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "textDocument/hover", "textDocument/definition",
        "textDocument/references", "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol", "textDocument/completion", "textDocument/formatting",
        "textDocument/codeAction", "textDocument/diagnostic", "file://@/main.tf", "file://@/m/main.tf", "file://@/.planlint.hcl", "file://@/", "file://@/a%00b.tf",
        "untitled:x", "plan.json", "variable \"b\" {\n}\n", "resource \"null_resource\" \"b\" {\n  count = var.a\n}\n", "}", "\r\n", "\ud800", "\ud83d\ude00",
    ];

    /// <summary>Whole lines of a conversation.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "~",
        """{"id":1,"method":"initialize","params":{"rootUri":"file://@"}}""",
        """{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://@/main.tf","version":1,"text":"variable \"a\" {\n}\noutput \"o\" {\n  value = var.a\n}\n"}}}""",
        """{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file://@/main.tf","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"text":"  type = string\n"}]}}""",
        """{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file://@/main.tf","version":3},"contentChanges":[{"text":"locals {\n  a = 1\n}\n"}]}}""",
        """{"method":"textDocument/didClose","params":{"textDocument":{"uri":"file://@/main.tf"}}}""",
        """{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file://@/main.tf"},"position":{"line":0,"character":10}}}""",
        """{"id":3,"method":"textDocument/rename","params":{"textDocument":{"uri":"file://@/main.tf"},"position":{"line":0,"character":10},"newName":"b"}}""",
        """{"id":4,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file://@/main.tf"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}}}""",
        """{"id":5,"method":"textDocument/completion","params":{"textDocument":{"uri":"file://@/main.tf"},"position":{"line":3,"character":14}}}""",
        """{"id":6,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"file://@/main.tf"}}}""",
        """{"id":7,"method":"shutdown"}""",
        """{"method":"exit"}""",
        """!Content-Length: 2\r\n\r\n{}""",
        """!Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 4\r\n\r\nnull""",
        """!Content-Length: -1\r\n\r\n""",
    ];

    /// <summary>Of a build's request.</summary>
    public static IReadOnlyList<string> Request { get; } =
    [
        "project\t@/a.csproj", "findings\t@/obj/f", "read\t@/obj/r", "absent\t@/obj/a", "config\t@/.planlint.hcl", "config\t", "sarif\t@/obj/s.sarif", "rules", "rules\t@/r.dll", "root", "root\t.", "root\tmain.tf", "root\t.\tPlan\tplan.json", "root\tr\tPlan", "root\t.\tLive\tlive;;",
        "root\t.\tplna\tx", "root\t.\tState\tterraform.tfstate", "root\t.\tVarFiles\ta.tfvars", "root\t.\tIntent\ta.intent.hcl", "project", "@/", "@", "", "\\", "\\t", "\\n", "\0", "..", "a.csproj", "x", "Plan", ";", "\\x",
    ];

    /// <summary>Of command lines.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        .. """
        check fix baseline compare console decide digest explain guard inventory init rules syntax forgejo-review msbuild --help --version -h -? --recursive --only-listed --plan --earlier --state --live --var-file --var --target --intent --config --severity --disable --only --baseline --policy
        --plugin --no-plugins --fail-on --threads --shard --format -o --output --report --new-only --quiet --verbose --color --width --dry-run --unsafe --rule --write --json -e --expression --tokens --sarif --repo --pull --sha --server --context --target-url --diff --timeout
        --prune --update --force --collect --kind . main.tf plan.json live terraform.tfstate a.tfvars a.intent.hcl a.rule.hcl b.json r.sarif p.diff m missing empty - -- = a=1 PL0401 PL0401=error PL0401=none unused-declaration text json sarif markdown junit github gitlab checkstyle html
        error never 1/2 0/0 2/1 1 0 -1 99999999999 abc a/b 0123456 0123456789abcdef https://forgejo.invalid 1+1 var.a upper("a") --format=json --plan=plan.json --var=a=1 --severity=PL0411=note --out=out.json sarif=o.sarif text=- -o=out.txt @main.tf [suggest] [parse] --no-color --since HEAD
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), "", " ", "a b", "\n", "é", "--é",
    ];
}

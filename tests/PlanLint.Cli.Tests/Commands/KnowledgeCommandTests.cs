namespace PlanLint.Cli.Tests.Commands;

/// <summary><c>planlint knowledge check</c> and <c>suggest</c> over a provider of two resource types and a data source.</summary>
internal sealed class KnowledgeCommandTests
{
    private const string Schema = """
        {"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
          "provider":{"version":0,"block":{"attributes":{"token":{"type":"string","sensitive":true}}}},
          "resource_schemas":{
            "acme_box":{"version":0,"block":{
              "attributes":{
                "id":{"type":"string","computed":true},
                "name":{"type":"string","required":true},
                "size":{"type":"number","optional":true},
                "tags":{"type":["map","string"],"optional":true},
                "combination":{"type":"string","optional":true,"sensitive":true},
                "combination_wo":{"type":"string","optional":true,"write_only":true},
                "owner":{"optional":true,"nested_type":{"nesting_mode":"single","attributes":{"mail":{"type":"string","optional":true}}}}},
              "block_types":{"lock":{"nesting_mode":"list","block":{"attributes":{"pin":{"type":"string","sensitive":true},"enabled":{"type":"bool","optional":true}}}}}}},
            "acme_crate":{"version":0,"block":{"attributes":{"label":{"type":"string","required":true},"weight":{"type":"number","required":true}},"deprecated":true}}},
          "data_source_schemas":{"acme_room":{"version":0,"block":{"attributes":{"name":{"type":"string"}}}}}}}}
        """;

    private const string Secrets = "secret_attribute \"boxes\" {\n  types      = [\"acme_box\"]\n  attributes = [\"combination\", \"lock.pin\"]\n}\n";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("schema.json", Schema);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    private CliResult Run(params string[] arguments) => CliProcess.Run(["knowledge", .. arguments], folder.Path);

    [Test]
    public void Rows_that_name_what_is_there_are_right()
    {
        folder.Write("facts/acme.hcl", Secrets + """
            resource_type "acme_box" {
              identity      = { name = values.name, namespace = try(values.room, "") }
              import_format = "{name}"
            }
            deletion_guard "lock" {
              types       = ["acme_*"]
              paths       = ["lock[0].enabled", "size*", "tags.keep", "owner.mail"]
              weakened_by = "true_to_false"
            }
            write_only "acme_box" {
              arguments = { combination = "combination_wo" }
            }
            successor "rooms" {
              replaced_by = { acme_crate = "acme_box", acme_room = "acme_box" }
            }
            cheap_types {
              types = ["other_thing", "*_secret_version"]
            }
            """);
        var result = Run("check", "facts", "--schema", "schema.json");
        result.Error.ShouldBe("");
        result.Output.ShouldBe("14 names compared with the schema: all are there.\n");
        result.ExitCode.ShouldBe(0);
    }

    [TestCase("resource_type \"acme_bx\" {\n  import_id = values.id\n}", "(1,15)", "There is no resource type 'acme_bx' in the schema. Did you mean 'acme_box'?")]
    [TestCase("resource_types \"all\" {\n  for_each = { acme_bag = 1 }\n  import_id = values.id\n}", "(2,16)", "There is no resource type 'acme_bag' in the schema. Did you mean 'acme_box'?")]
    [TestCase("resource_type \"acme_box\" {\n  import_id = values.nam\n}", "(2,15)", "'acme_box' has no argument or attribute 'nam' in the schema. Did you mean 'name'?")]
    [TestCase("protected \"p\" {\n  types = [\"acme_x*\"]\n}", "(2,12)", "No resource type in the schema matches 'acme_x*'.")]
    [TestCase("secret_attribute \"s\" {\n  types = [\"acme_box\"]\n  attributes = [\"lock.pn\"]\n}", "(3,17)", "'acme_box' has no argument or attribute 'lock.pn' in the schema. Did you mean 'lock.pin'?")]
    [TestCase("secret_attribute \"s\" {\n  types = [\"acme_box\", \"acme_crate\"]\n  attributes = [\"frobnication\"]\n}", "(3,17)", "None of the row's types has an argument or attribute 'frobnication' in the schema.")]
    [TestCase("write_only \"acme_box\" {\n  arguments = { combination = \"combination_w\" }\n}", "(2,31)", "'acme_box' has no argument or attribute 'combination_w' in the schema. Did you mean 'combination_wo'?")]
    [TestCase("successor \"s\" {\n  replaced_by = { acme_crat = \"acme_box\" }\n}", "(2,19)", "There is no resource type 'acme_crat' in the schema. Did you mean 'acme_crate'?")]
    [TestCase("provider_side \"acme_box\" {\n  attributes = [\"timeout\"]\n}", "(2,17)", "'acme_box' has no argument or attribute 'timeout' in the schema.")]
    [TestCase("claim \"c\" {\n  types = [\"acme_box\"]\n  objects = [values.frob]\n  role = \"owner\"\n}", "(3,14)", "'acme_box' has no argument or attribute 'frob' in the schema.")]
    public void Rows_that_name_what_is_not_there_are_told_where(string row, string place, string message)
    {
        folder.Write("acme.hcl", row + "\n");
        var result = Run("check", "acme.hcl", "--schema", "schema.json");
        result.Error.ShouldContain($"error[PL0006]: {message}\n  --> acme.hcl{place}\n");
        result.Output.ShouldContain(": 1 mistake found.");
        result.ExitCode.ShouldBe(1);
    }

    [Test]
    public void Sensitive_attributes_that_no_row_names_are_a_warning()
    {
        folder.Write("acme.hcl", "resource_type \"acme_box\" {\n  import_id = values.id\n}\n");
        var result = Run("check", "acme.hcl", "--schema", "schema.json");
        result.Error.ShouldBe("warning[PL0006]: The schema marks 'combination', 'lock.pin' of 'acme_box' as sensitive, and no row says so; `planlint knowledge suggest` drafts one.\n  --> acme.hcl(1,1)\n");
        result.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Rows_are_checked_without_a_schema_too()
    {
        folder.Write("a.hcl", "resource_type \"acme_box\" {\n  identify = 1\n}\n");
        folder.Write("b.hcl", Secrets);
        var result = Run("check", "a.hcl", "b.hcl");
        result.Error.ShouldBe("error[PL0006]: There is no argument 'identify' here. Did you mean 'identity'?\n  --> a.hcl(2,3)\n");
        result.Output.ShouldBe("2 files checked: 1 mistake found.\n");
        result.ExitCode.ShouldBe(1);
    }

    [Test]
    public void Drafts_are_files_without_mistakes_that_leave_nothing_to_draft()
    {
        var first = Run("suggest", "--schema", "schema.json", "--output", "drafts.hcl");
        first.Error.ShouldBe("");
        string drafts = File.ReadAllText(Path.Combine(folder.Path, "drafts.hcl"));
        drafts.ShouldBe("""
            resource_type "acme_box" {
              identity      = { name = values.name }
              import_format = "{id}" # as the provider's page says under "Import"
              # on_existing   = "error", "adopts", "idempotent", "duplicates" or "merges"
              source        = "inferred: from the schema of registry.terraform.io/acme/acme"
              confidence    = "heuristic"
            }

            secret_attribute "acme_box" {
              types      = ["acme_box"]
              attributes = ["combination", "lock.pin"]
              source     = "inferred: from the schema of registry.terraform.io/acme/acme"
              confidence = "heuristic"
            }

            write_only "acme_box" {
              arguments  = { combination = "combination_wo" }
              source     = "inferred: from the schema of registry.terraform.io/acme/acme"
              confidence = "heuristic"
            }

            resource_type "acme_crate" {
              # identity    = { name = … }, of: label, weight
              import_format = "{id}" # as the provider's page says under "Import"
              # on_existing   = "error", "adopts", "idempotent", "duplicates" or "merges"
              source        = "inferred: from the schema of registry.terraform.io/acme/acme"
              confidence    = "heuristic"
            }

            # acme_crate is deprecated: name what to use instead in a row successor, as replaced_by = { acme_crate = "…" }.

            """);
        Run("check", "drafts.hcl", "--schema", "schema.json").ExitCode.ShouldBe(0);
        Run("suggest", "drafts.hcl", "--schema", "schema.json", "--type", "acme_box").Error.ShouldContain("there is nothing to add");
        Run("suggest", "--schema", "schema.json", "--type", "acme_c*").Output.ShouldNotContain("acme_box");
    }

    [TestCase("{\"format_version\":\"2.0\"}", "this schema has format version 2.0; PlanLint reads version 1", "(1,19)")]
    [TestCase("{\"resource_changes\":[]}", "this has no \"provider_schemas\", so it is not the output of `terraform providers schema -json`", "")]
    [TestCase("{\"provider_schemas\":{\"a\":{\"resource_schemas\":{\"acme_box\":{\"block\":[]}}}}}", "\"block\" has to be an object, found an array", "(1,")]
    [TestCase("{\"provider_schemas\":{\"a\":", "", "(1,")]
    [TestCase("resource \"a\" \"b\" {}", "write the schema with: terraform providers schema -json > schema.json", "(1,1)")]
    public void A_file_that_is_no_schema_is_told(string text, string message, string place)
    {
        folder.Write("schema.json", text);
        var result = Run("check", "--schema", "schema.json");
        result.Error.ShouldContain(message);
        result.Error.ShouldContain($"schema.json{place}");
        result.ExitCode.ShouldBe(2);
    }

    [TestCase("knowledge takes check or suggest\n", TestName = "No action")]
    [TestCase("knowledge takes check or suggest, not 'chek'\n", "chek", "facts", TestName = "An unknown action")]
    [TestCase("knowledge suggest needs --schema FILE", "suggest", TestName = "suggest without a schema")]
    [TestCase("knowledge check needs knowledge files, --schema FILE, or both", "check", TestName = "check of nothing")]
    [TestCase("--type and --output go with knowledge suggest", "check", "facts", "--type", "acme_*", TestName = "An option of the other action")]
    [TestCase("The schema file 'none.json' does not exist.", "check", "--schema", "none.json", TestName = "A schema that is not there")]
    [TestCase("The folder 'empty' holds no .hcl file.", "check", "empty", TestName = "A folder without knowledge")]
    public void A_wrong_command_line_is_told(string message, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        var result = Run(arguments);
        result.Error.ShouldContain(message);
        result.ExitCode.ShouldBe(2);
    }

    [Test]
    public void Built_in_rows_are_compared_when_no_file_is_named()
    {
        folder.Write("schema.json", """{"format_version":"1.0","provider_schemas":{"v":{"resource_schemas":{"vault_policy":{"block":{"attributes":{"title":{"type":"string"}}}}}}}}""");
        var result = Run("check", "--schema", "schema.json");
        result.Error.ShouldContain("'vault_policy' has no argument or attribute 'name' in the schema.");
        result.ExitCode.ShouldBe(1);
    }
}

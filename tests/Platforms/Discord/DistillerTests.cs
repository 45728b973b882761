using System.Text.Json.Nodes;
using Belong.FakeDiscord.Contract;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

/// <summary>The description is reduced to what is served, without losing what can be broken.</summary>
public sealed class DistillerTests
{
    private const string Description = """
        {
          "paths": {
            "/things/{id}": {
              "parameters": [{ "name": "id", "in": "path", "schema": { "type": "string" } }],
              "patch": {
                "parameters": [{ "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 9 } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "responses": { "204": { "description": "done" }, "4XX": {} }
              }
            },
            "/other": { "get": { "responses": { "200": {} } } }
          },
          "components": { "schemas": {
            "Thing": {
              "type": "object", "description": "prose", "required": ["kind"],
              "properties": {
                "kind": { "$ref": "#/components/schemas/Kind" },
                "allow": { "type": ["integer", "null"] },
                "name": { "description": "more prose", "type": "string", "maxLength": 5 }
              }
            },
            "Kind": { "type": "integer", "oneOf": [{ "title": "ONE", "const": 1 }, { "title": "TWO", "const": 2 }] },
            "Unreached": { "type": "string" }
          } }
        }
        """;

    [Fact]
    public void Prose_and_what_nobody_reaches_are_left_out_and_bit_sets_may_be_text()
    {
        var contract = JsonNode.Parse(Distiller().Distil(["PATCH /things/{id}"]))!;
        var expected = JsonNode.Parse(
            """
            {
              "Kind": { "enum": [1, 2] },
              "Thing": {
                "type": "object", "required": ["kind"],
                "properties": {
                  "kind": { "$ref": "Kind" },
                  "allow": { "type": ["integer", "null", "string"], "pattern": "^[0-9]+$" },
                  "name": { "type": "string", "maxLength": 5 }
                }
              }
            }
            """
        );

        Assert.True(JsonNode.DeepEquals(expected, contract["schemas"]), contract["schemas"]!.ToJsonString());
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """{ "PATCH /things/{id}": { "request": { "$ref": "Thing" },"""
                        + """ "query": { "limit": { "type": "integer", "maximum": 9 } },"""
                        + """ "answers": { "204": null } } }"""
                ),
                contract["routes"]
            )
        );
    }

    [Fact]
    public void A_route_that_Discord_does_not_describe_is_an_error() =>
        Assert.Contains(
            "GET /nowhere",
            Assert.Throws<FormatException>(() => Distiller().Distil(["GET /nowhere"])).Message,
            StringComparison.Ordinal
        );

    private static Distiller Distiller() => new(JsonNode.Parse(Description)!.AsObject());
}

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const runtime = require("@pulumi/pulumi/runtime");
const resproto = require("@pulumi/pulumi/proto/resource_pb");
let packageRef;
exports.getPackage = async function getPackage() {
    packageRef ??= new Promise((resolve, reject) => {
        const params = new resproto.Parameterization();
        params.setName("things");
        params.setVersion("1.2.3");
        params.setValue("e30=");
        const request = new resproto.RegisterPackageRequest();
        request.setName("terraform-provider");
        request.setVersion("0.9.0");
        request.setParameterization(params);
        runtime.getMonitor().registerPackage(request, (error, response) => {
            if (error) reject(error);
            else resolve(response.getRef());
        });
    });
    return packageRef;
};

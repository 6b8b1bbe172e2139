// Included by TVM's runtime, which uses nothing of it here. Missing from the apache-tvm wheel.
#pragma once
